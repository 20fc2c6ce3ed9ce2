using System.Text.Json;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Host.Tests.Work;

namespace Reporting.Host.Tests.Aggregation;

/// <summary>A province with two districts and three communes whose monthly reports go up a chain. An enters and Binh signs
/// for everybody, Chu accepts for every unit that asks, Dung administers and reads.</summary>
internal sealed class ChainTown : IAsyncDisposable
{
    public const string Enters = "an", Signs = "binh", Accepts = "chu", Gives = "dung", OfCommune = "em";

    private static readonly string[] Units = ["P", "D1", "D2", "C1", "C2", "C3"];

    private ChainTown(RunningHost host) => Host = host;

    public RunningHost Host { get; }

    /// <summary>The month that reports are of.</summary>
    public string Period { get; set; } = "2026-01";

    public static async Task<ChainTown> Start()
    {
        var host = await RunningHost.Start();
        host.As("admin");
        await host.Move("2026-01-31T00:00:00Z");
        foreach (var (code, kind, parent) in ((string, string, string?)[])
            [("P", "tinh", null), ("D1", "huyen", "P"), ("D2", "huyen", "P"), ("C1", "xa", "D1"), ("C2", "xa", "D1"), ("C3", "xa", "D2")])
            await host.Post("/api/units", new { code, name = code, kind, parent, effectiveFrom = "2026-01-01" }, 201);
        foreach (var (code, overUnits, weight) in ((string, string, string?)[])
            [("people", "sum", null), ("rate", "weighted-average", "people"), ("age", "average", null), ("worst", "maximum", null),
                ("own", "none", null), ("births", "sum", null)])
            await host.Post("/api/indicators", new
            {
                code, name = code, unitOfMeasure = "người", overUnits, overTime = code == "births" ? "sum" : "last", decimals = 2, weight,
            }, 201);
        await host.Post("/api/indicators", new
        {
            code = "birth_rate", name = "birth_rate", unitOfMeasure = "‰", overUnits = "none", overTime = "none", decimals = 2,
            formula = new { numerator = "births", denominator = "people", factor = 1000 },
        }, 201);
        await host.Post("/api/templates/monthly/versions", new
        {
            version = 1, name = "Tháng", periodKind = "month", validFrom = "2025-01-01",
            rows = new[] { "people", "rate", "age", "worst", "own", "births", "birth_rate" }.Select(indicator => new { indicator }),
            constraints = Array.Empty<object>(),
        }, 201);
        await host.Post("/api/regimes", new
        {
            code = "r", name = "r", template = "monthly", periodKind = "month", requestingUnit = "P", reporters = Units,
            chain = new { },
        }, 201);
        await host.Account(Enters, [.. Units.Select(unit => ("enter", unit))]);
        await host.Account(Signs, [.. Units.Select(unit => ("sign", unit))]);
        await host.Account(Accepts, [.. Units.Select(unit => ("accept", unit))]);
        await host.Account(Gives, ("administer", "P"), ("read", "P"));
        await host.Account(OfCommune, ("enter", "C1"));
        return new ChainTown(host);
    }

    public static Guid Report(string unit, string period = "2026-01")
    {
        Assert.True(Domain.Calendars.Period.TryParse(period, null, out var month));
        return Domain.Reports.Report.IdOf(
            UnitRegister.IdOf(unit, new DateOnly(2026, 1, 1)), "r", "monthly", month, 1).Value;
    }

    public async Task<Guid> Assign(string unit, string? dueAt = null)
    {
        var id = Report(unit, Period);
        await Host.As(Gives).Post(
            $"/api/reports/{id}/assign", new { unit, regime = "r", period = Period, dueAt = dueAt ?? "2026-03-01T00:00:00Z" },
            201);
        return id;
    }

    public Task<JsonElement> Do(string by, string unit, string verb, object? body = null, int status = 200) =>
        Host.As(by).Post($"/api/reports/{Report(unit, Period)}/{verb}", body ?? new { }, status);

    public Task<JsonElement> Enter(string unit, params (string Cell, decimal Value)[] cells) =>
        Do(Enters, unit, "enter", new { cells = cells.ToDictionary(cell => cell.Cell, cell => cell.Value) });

    public async Task Send(string unit)
    {
        await Do(Enters, unit, "submit");
        await Do(Signs, unit, "sign");
    }

    /// <summary>A commune's report, from its assignment to its acceptance.</summary>
    public async Task Filed(string unit, params (string Cell, decimal Value)[] cells)
    {
        await Assign(unit);
        await Enter(unit, cells);
        await Send(unit);
        await Do(Accepts, unit, "accept");
    }

    /// <summary>A total, from its assignment to its acceptance.</summary>
    public async Task Totalled(string unit, bool partial = false)
    {
        await Assign(unit);
        await Do(Enters, unit, "aggregate", new { partial });
        await Send(unit);
        await Do(Accepts, unit, "accept");
    }

    /// <summary>A correction of an accepted report, accepted.</summary>
    public async Task Corrected(string unit, Func<Task> work)
    {
        await Do(Enters, unit, "request-correction", new { reason = "Đếm sót" });
        await Do(Accepts, unit, "approve-correction");
        await work();
        await Send(unit);
        await Do(Accepts, unit, "accept");
    }

    public async Task<Dictionary<string, string>> InForce(string unit) =>
        (await Host.As(Gives).Get($"/api/reports/{Report(unit, Period)}", 200)).GetProperty("inForce").GetProperty("cells")
            .EnumerateObject().ToDictionary(cell => cell.Name, cell => cell.Value.GetString()!);

    public async Task<JsonElement> Ask(string query, string by = Gives)
    {
        var answer = await Host.As(by).Query(query);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
