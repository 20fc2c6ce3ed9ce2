using System.Globalization;
using System.Text.Json;
using Reporting.Host.Tests.Work;
using static Reporting.Host.Tests.Aggregation.ChainTown;

namespace Reporting.Host.Tests.Aggregation;

/// <summary>E9: before a correction is approved the requesting unit sees what it would change, formulas and longer times
/// included; afterwards whoever holds a total made of it is told, and the total itself knows.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public async Task E9_the_preview_has_formulas_and_totals_over_time_and_comes_true()
    {
        await using var town = await Told();
        await town.Do(Enters, "C1", "request-correction", new { reason = "Đếm sót", cells = new { births = 6 } });
        var totals = await Previewed(town, Report("C1"));
        Assert.Equal(
            [
                "C1 birth_rate period 2026-01 2026-01 20 60", "D1 birth_rate period 2026-01 2026-01 12.5 22.5",
                "D1 births period 2026-01 2026-01 5 9",
                "P birth_rate period 2026-01 2026-01 16.6666666667 23.3333333333", "P births period 2026-01 2026-01 10 14",
                "C1 birth_rate quarter 2026-01 2026-03 30 70", "C1 births quarter 2026-01 2026-03 3 7",
                "C1 birth_rate year 2026-01 2026-12 30 70", "C1 births year 2026-01 2026-12 3 7",
                "D1 birth_rate quarter 2026-01 2026-03 15 25", "D1 births quarter 2026-01 2026-03 6 10",
                "D1 birth_rate year 2026-01 2026-12 15 25", "D1 births year 2026-01 2026-12 6 10",
                "P birth_rate quarter 2026-01 2026-03 18.3333333333 25", "P births quarter 2026-01 2026-03 11 15",
                "P birth_rate year 2026-01 2026-12 18.3333333333 25", "P births year 2026-01 2026-12 11 15",
            ],
            totals.Select(Line));
        foreach (var total in totals)
            Assert.Equal(Number(total, "old"), await Standing(town, total));
        await Accepted(town, ("births", 6));
        foreach (var total in totals)
            Assert.Equal(Number(total, "new"), await Standing(town, total));

        // The year so far of a later month, and what is weighted by a changed figure.
        town.Period = "2026-02";
        await town.Do(Enters, "C1", "request-correction", new { reason = "Đếm sót", cells = new { people = 50 } });
        string[] later = [.. (await Previewed(town, Report("C1", "2026-02"))).Select(Line)];
        Assert.Contains("D1 birth_rate year-so-far 2026-01 2026-02 25 28.5714285714", later);
        Assert.Contains("P people year-so-far 2026-01 2026-02 600 550", later);
        Assert.DoesNotContain(later, line => line.StartsWith("D1 births", StringComparison.Ordinal));
        Assert.Contains("D1 rate quarter 2026-01 2026-03 17.5 18.5714285714", later);
    }

    [Fact]
    public async Task E9_the_reports_made_of_it_would_change_too_formulas_among_them()
    {
        await using var town = await Told();
        foreach (var unit in (string[])["D1", "D2", "P"])
            await town.Totalled(unit);
        await town.Do(Enters, "C1", "request-correction", new { reason = "Đếm sót", cells = new { births = 6 } });
        Assert.Equal(
            ["D1 birth_rate 12.5 22.5", "D1 births 5 9", "P birth_rate 16.67 23.33", "P births 10 14"],
            (await town.Host.As(Accepts).See($"/api/reports/{Report("C1")}/correction-preview"))
                .GetProperty("aggregated").EnumerateArray().Select(row =>
                    $"{row.GetProperty("unit")} {row.GetProperty("cell")} {row.GetProperty("old")} {row.GetProperty("new")}"));
    }

    [Fact]
    public async Task E9_whoever_holds_a_total_is_told_and_each_total_knows_that_it_was_superseded()
    {
        await using var town = await Told();
        foreach (var unit in (string[])["D1", "D2", "P"])
        {
            await town.Totalled(unit);
            await town.Host.As("admin").Account("holder-" + unit.ToLowerInvariant(), ("enter", unit));
        }
        await town.Do(Enters, "C1", "request-correction", new { reason = "Đếm sót" });
        Assert.Equal(["D1 1 False -", "D2 1 False -", "P 1 False -"], await Totals(town));
        await Accepted(town, ("births", 6));
        await Until(async () => (await Totals(town)).Count(line => line.Contains("True", StringComparison.Ordinal)) == 2);
        Assert.Equal(["D1 1 True -", "D2 1 False -", "P 1 True -"], await Totals(town));
        Assert.Equal([Report("D1")], await Told(town, "holder-d1"));
        Assert.Empty(await Told(town, "holder-d2"));
        Assert.Equal([Report("P")], await Told(town, "holder-p"));

        await town.Corrected("D1", () => town.Do(Enters, "D1", "aggregate"));
        Assert.Equal(["D1 1 True superseded", "D1 2 False -", "D2 1 False -", "P 1 True -"], await Totals(town));
        await town.Corrected("P", () => town.Do(Enters, "P", "aggregate"));
        Assert.Equal(
            ["D1 1 True superseded", "D1 2 False -", "D2 1 False -", "P 1 True superseded", "P 2 False -"],
            await Totals(town));
        Assert.Equal(("14", "23.33"), ((await town.InForce("P"))["births"], (await town.InForce("P"))["birth_rate"]));
    }

    [Fact]
    public async Task J2_the_passport_of_a_total_leads_through_the_chain_to_the_communes()
    {
        await using var town = await Told();
        foreach (var unit in (string[])["D1", "D2", "P"])
            await town.Totalled(unit);
        await town.Do(Enters, "C1", "request-correction", new { reason = "Đếm sót" });
        await Accepted(town, ("births", 6));
        var rows = (await town.Ask(
            "{ passport(unit: \"P\", indicator: \"birth_rate\", period: \"2026-01\") { reportsBelow { hasMore rows { depth unitCode value numerator denominator isLeaf isInForce enteredBy contentHash } } } }"))
            .GetProperty("passport").GetProperty("reportsBelow").GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(
            [
                "1 D1 12.5 = 5 / 400 of below", "2 C1  = 2 / 100 corrected", "2 C2  = 3 / 300", "1 D2 25 = 5 / 200 of below",
                "2 C3  = 5 / 200",
            ],
            rows.Select(row => $"{row.GetProperty("depth")} {row.GetProperty("unitCode")} {row.GetProperty("value")} = "
                + $"{row.GetProperty("numerator")} / {row.GetProperty("denominator")}"
                + (row.GetProperty("isLeaf").GetBoolean() ? "" : " of below")
                + (row.GetProperty("isInForce").GetBoolean() ? "" : " corrected")));
        var receipts = await town.Host.As(Gives).Get($"/api/reports/{Report("C1")}/receipts", 200);
        Assert.Equal(
            receipts[0].GetProperty("receipt").GetProperty("contentHash").GetString(),
            rows[1].GetProperty("contentHash").GetString());
    }

    /// <summary>January of all communes, and February of the first one.</summary>
    private static async Task<ChainTown> Told()
    {
        var town = await Start();
        await town.Filed("C1", ("people", 100), ("births", 2), ("rate", 10));
        await town.Filed("C2", ("people", 300), ("births", 3), ("rate", 20));
        await town.Filed("C3", ("people", 200), ("births", 5));
        await town.Host.As("admin").Move("2026-02-20T00:00:00Z");
        town.Period = "2026-02";
        await town.Filed("C1", ("people", 100), ("births", 1), ("rate", 10));
        town.Period = "2026-01";
        return town;
    }

    private static async Task Accepted(ChainTown town, (string Cell, decimal Value) cell)
    {
        await town.Do(Accepts, "C1", "approve-correction");
        await town.Enter("C1", cell);
        await town.Send("C1");
        await town.Do(Accepts, "C1", "accept");
    }

    private static async Task<JsonElement[]> Previewed(ChainTown town, Guid report)
    {
        var preview = await town.Host.As(Accepts).See($"/api/reports/{report}/correction-preview");
        return [.. preview.GetProperty("totals").EnumerateArray(), .. preview.GetProperty("totalsOverTime").EnumerateArray()];
    }

    private static string Line(JsonElement total) => string.Join(
        ' ', ((string[])["unit", "indicator", "over", "from", "to", "old", "new"]).Select(name => total.GetProperty(name)));

    private static decimal Number(JsonElement total, string name) =>
        decimal.Parse(total.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static async Task<decimal> Standing(ChainTown town, JsonElement total)
    {
        string Text(string name) => total.GetProperty(name).GetString()!;
        var rows = (await town.Ask(
            $"{{ aggregates(indicators: [\"{Text("indicator")}\"], unit: \"{Text("unit")}\", from: \"{Text("from")}\", to: \"{Text("to")}\", "
            + "periodKind: MONTH, groupBy: [INDICATOR], map: AS_FILED) { rows { value } } }"))
            .GetProperty("aggregates").GetProperty("rows");
        return decimal.Parse(rows[0].GetProperty("value").ToString(), CultureInfo.InvariantCulture);
    }

    private static async Task<string[]> Totals(ChainTown town) =>
    [
        .. (await town.Ask("{ aggregatedReports { nodes { unit { code } version isOutdated supersededAt } } }"))
            .GetProperty("aggregatedReports").GetProperty("nodes").EnumerateArray()
            .Select(row => $"{row.GetProperty("unit").GetProperty("code")} {row.GetProperty("version")} {row.GetProperty("isOutdated")} "
                + (row.GetProperty("supersededAt").ValueKind == JsonValueKind.Null ? "-" : "superseded"))
            .Order(StringComparer.Ordinal),
    ];

    private static async Task<Guid[]> Told(ChainTown town, string holder) =>
    [
        .. (await town.Host.As(holder).See("/api/inbox")).GetProperty("messages").EnumerateArray()
            .Where(message => message.GetProperty("kind").GetString() == "aggregate_outdated")
            .Select(message => message.GetProperty("subject").GetGuid()),
    ];

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 100 && !await isSo(); i++)
            await Task.Delay(100, RunningHost.Ct);
    }
}
