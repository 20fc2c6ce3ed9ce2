using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;

namespace Reporting.Host.Tests.Work;

/// <summary>A province with some communes, a monthly form, and the people who work with it.</summary>
internal static class Town
{
    public const string Enters = "an";
    public const string Gives = "dung";

    /// <summary>Makes it as of 1 January 2026; the clock stands at <paramref name="now"/> afterwards.</summary>
    public static async Task Make(this RunningHost host, int communes = 3, string now = "2026-01-02T00:00:00Z")
    {
        host.As("admin");
        await host.Move(now);
        await host.Post("/api/units", new { code = "P", name = "Tỉnh", kind = "tinh", effectiveFrom = "2026-01-01" }, 201);
        await host.Post("/api/units/bulk", new
        {
            items = Enumerable.Range(1, communes).Select(i => new
            {
                code = $"C{i}", name = $"Xã {i}", kind = "xa", parent = "P", effectiveFrom = "2026-01-01",
            }),
        }, 200);
        await host.Post("/api/indicators", new
        {
            code = "cases", name = "Ca", unitOfMeasure = "ca", overUnits = "sum", overTime = "sum", decimals = 0,
        }, 201);
        await host.Post("/api/templates/monthly/versions", new
        {
            version = 1, name = "Tháng", periodKind = "month", validFrom = "2025-01-01",
            rows = new[] { new { indicator = "cases" } }, constraints = Array.Empty<object>(),
        }, 201);
        await host.Account(Enters, ("enter", "C1"), ("administer", "C1"));
        await host.Account(Gives, ("administer", "P"), ("read", "P"));
    }

    public static Task Account(this RunningHost host, string userName, params (string Role, string Unit)[] grants) =>
        host.Post("/api/accounts", new
        {
            userName, displayName = "Cán bộ",
            grants = grants.Select(grant => new { role = grant.Role, unit = grant.Unit }),
        }, 201);

    public static Task Regime(this RunningHost host, string code, bool automatic = true) => host.Post("/api/regimes", new
    {
        code, name = code, template = "monthly", periodKind = "month", requestingUnit = "P", reportersKind = "xa",
        automatic,
    }, 201);

    public static Task Move(this RunningHost host, string now) => host.Post("/api/clock", new { now }, 200);

    /// <summary>A GET that sees everything that happened so far.</summary>
    public static async Task<JsonElement> See(this RunningHost host, string path, int status = 200) =>
        await host.Get(path, status, await host.Head());

    public static Task<long> Head(this RunningHost host) =>
        host.Host.Services.GetRequiredService<EventStore.PostgresEventStore>().Head(RunningHost.Ct);

    /// <summary>How many events of a type the store has.</summary>
    public static async Task<long> Count(this RunningHost host, string type)
    {
        var db = host.Host.Services.GetRequiredService<Npgsql.NpgsqlDataSource>();
        await using var command = db.CreateCommand("select count(*) from es.mt_events where type = $1");
        command.Parameters.Add(new() { Value = type });
        return (long)(await command.ExecuteScalarAsync(RunningHost.Ct))!;
    }

    public static string[] Texts(this JsonElement rows, string property) =>
        [.. rows.EnumerateArray().Select(row => row.GetProperty(property).ToString())];
}
