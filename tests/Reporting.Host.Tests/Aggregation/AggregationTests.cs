using System.Text.Json;
using Reporting.Host.Tests.Work;
using static Reporting.Host.Tests.Aggregation.ChainTown;

namespace Reporting.Host.Tests.Aggregation;

/// <summary>E3 over HTTP: reports are made from those below, up a chain of three levels.</summary>
public sealed class AggregationTests
{
    private const string Totals =
        "{ aggregates(indicators: [\"people\", \"rate\", \"age\", \"worst\"], unit: \"P\", from: \"2026-01\", to: \"2026-01\", periodKind: MONTH, "
        + "groupBy: [INDICATOR]) { rows { indicator { code } value contributors missing } } }";

    private static async Task<ChainTown> Three()
    {
        var town = await Start();
        await town.Filed("C1", ("people", 100), ("rate", 10), ("age", 30), ("worst", 7), ("own", 1));
        await town.Filed("C2", ("people", 300), ("rate", 20), ("age", 40), ("worst", 9));
        await town.Filed("C3", ("people", 200), ("rate", 5.5m), ("age", 35.5m), ("worst", 2));
        return town;
    }

    private static Dictionary<string, string?> Values(JsonElement data) => data.GetProperty("aggregates").GetProperty("rows")
        .EnumerateArray().ToDictionary(
            row => row.GetProperty("indicator").GetProperty("code").GetString()!,
            row => row.GetProperty("value").ToString() + " of " + row.GetProperty("contributors"))!;

    [Fact]
    public async Task E3_aggregated_reports_up_the_chain_are_the_direct_totals_and_are_not_added_once_more()
    {
        await using var town = await Three();
        var direct = Values(await town.Ask(Totals));
        await town.Totalled("D1");
        await town.Totalled("D2");
        Assert.Equal(direct, Values(await town.Ask(Totals)));
        await town.Totalled("P");
        Assert.Equal(direct, Values(await town.Ask(Totals)));
        Assert.Equal(
            new() { ["people"] = "400", ["rate"] = "17.5", ["age"] = "35", ["worst"] = "9" }, await town.InForce("D1"));
        // (100*10 + 300*20 + 200*5.5) / 600 = 13.5; the average of the leaves, and not of the districts.
        Assert.Equal(
            new() { ["people"] = "600", ["rate"] = "13.5", ["age"] = "35.17", ["worst"] = "9" }, await town.InForce("P"));
        Assert.Equal("600 of 3", direct["people"]);
        Assert.StartsWith("13.5 ", direct["rate"], StringComparison.Ordinal);
        var missing = (await town.Ask(Totals)).GetProperty("aggregates").GetProperty("rows").Texts("missing");
        Assert.All(missing, none => Assert.Equal("0", none));
    }

    [Fact]
    public async Task E3_every_figure_lists_its_contributors_what_is_missing_and_what_is_late()
    {
        await using var town = await Start();
        await town.Filed("C1", ("people", 100), ("rate", 10));
        await town.Assign("C2", dueAt: "2026-01-30T00:00:00Z");
        var id = await town.Assign("D1");
        var refused = await town.Do(Enters, "D1", "aggregate", status: 422);
        Assert.Equal("report.subordinates-missing", refused.GetProperty("code").GetString());
        Assert.Equal("C2", refused.GetProperty("places")[0].GetString());

        var preview = await town.Host.As(Enters).Post($"/api/reports/{id}/aggregate?preview=true", new { partial = true }, 200);
        Assert.True(preview.GetProperty("partial").GetBoolean());
        Assert.Equal("assigned", (await town.Host.As(Gives).Get($"/api/reports/{id}", 200)).GetProperty("state").GetString());

        await town.Do(Enters, "D1", "aggregate", new { partial = true });
        var stored = await town.Host.As(Gives).Get($"/api/reports/{id}/aggregation", 200);
        Assert.Equal(preview.GetProperty("figures").ToString(), stored.GetProperty("figures").ToString());
        var absent = stored.GetProperty("missing")[0];
        Assert.Equal(("C2", "assigned", true), (
            absent.GetProperty("unit").GetString(), absent.GetProperty("state").GetString(), absent.GetProperty("late").GetBoolean()));
        var people = stored.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("cell").GetString() == "people");
        Assert.Equal("sum", people.GetProperty("rule").GetString());
        Assert.Equal(Report("C1"), people.GetProperty("contributors")[0].GetProperty("report").GetGuid());
        Assert.Equal("100", people.GetProperty("contributors")[0].GetProperty("value").GetString());
        Assert.Equal("C2", people.GetProperty("missing")[0].GetString());
    }

    [Fact]
    public async Task E3_a_partial_total_says_so_for_ever_and_up_the_chain()
    {
        await using var town = await Start();
        await town.Filed("C1", ("people", 100));
        await town.Filed("C3", ("people", 200));
        await town.Assign("C2");
        await town.Totalled("D1", partial: true);
        await town.Totalled("D2");
        await town.Assign("P");
        Assert.Equal(
            "report.subordinates-missing", (await town.Do(Enters, "P", "aggregate", status: 422)).GetProperty("code").GetString());
        await town.Do(Enters, "P", "aggregate", new { partial = true });
        await town.Send("P");
        await town.Do(Accepts, "P", "accept");
        var rows = Oldest((await town.Ask(
            "{ aggregatedReports { nodes { unit { code } isPartial isOutdated "
            + "contributors { report isPartial contentHash version } missing { report state } } } }"))
            .GetProperty("aggregatedReports").GetProperty("nodes"));
        Assert.Equal(["D1", "D2", "P"], rows.Select(row => row.GetProperty("unit").GetProperty("code").GetString()));
        Assert.Equal(["True", "False", "True"], rows.Select(row => row.GetProperty("isPartial").ToString()));
        Assert.Equal(Report("C2"), rows[0].GetProperty("missing")[0].GetProperty("report").GetGuid());
        Assert.Equal(["True", "False"], rows[2].GetProperty("contributors").Texts("isPartial"));
        // The whole can be followed to what the leaves signed.
        var leaf = await town.Host.As(Gives).Get($"/api/reports/{Report("C1")}/receipts", 200);
        Assert.Equal(
            leaf[0].GetProperty("receipt").GetProperty("contentHash").GetString(),
            rows[0].GetProperty("contributors")[0].GetProperty("contentHash").GetString());
    }

    [Fact]
    public async Task E3_what_is_made_from_below_is_not_typed_over_and_only_the_unit_aggregates()
    {
        await using var town = await Three();
        await town.Assign("D1");
        await town.Do(OfCommune, "D1", "aggregate", status: 403);
        await town.Do(Enters, "D1", "aggregate");
        Assert.Equal("report.cell-aggregated", (await town.Do(
            Enters, "D1", "enter", new { cells = new { people = 1 } }, 422)).GetProperty("code").GetString());
        // What does not add up is the unit's own to say.
        await town.Do(Enters, "D1", "enter", new { cells = new { own = 3 } });
        Assert.Equal("report.not-in-entry", (await town.Do(Enters, "C1", "aggregate", status: 422)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task E9_a_corrected_contributor_outdates_every_total_above_and_their_holders_are_told()
    {
        await using var town = await Three();
        await town.Totalled("D1");
        await town.Totalled("D2");
        await town.Totalled("P");

        await town.Do(Enters, "C1", "request-correction", new { reason = "Đếm sót", cells = new { people = 150 } });
        var preview = await town.Host.As(Accepts).See($"/api/reports/{Report("C1")}/correction-preview");
        Assert.Equal(
            ["D1 people 400 450", "P people 600 650"],
            preview.GetProperty("aggregated").EnumerateArray().Where(row => row.GetProperty("cell").GetString() == "people")
                .Select(row => $"{row.GetProperty("unit")} people {row.GetProperty("old")} {row.GetProperty("new")}"));
        Assert.Equal(
            ["D1 400 450", "P 600 650"],
            preview.GetProperty("totals").EnumerateArray()
                .Where(row => (row.GetProperty("indicator").GetString(), row.GetProperty("over").GetString()) == ("people", "period"))
                .Select(row => $"{row.GetProperty("unit")} {row.GetProperty("old")} {row.GetProperty("new")}"));

        await town.Do(Accepts, "C1", "approve-correction");
        await town.Enter("C1", ("people", 150));
        await town.Send("C1");
        await town.Do(Accepts, "C1", "accept");
        const string Outdated =
            "{ aggregatedReports { nodes { unit { code } version isOutdated outdatedBy supersededAt } } }";
        var rows = Oldest(await Until(
            async () => (await town.Ask(Outdated)).GetProperty("aggregatedReports").GetProperty("nodes"),
            nodes => nodes.Texts("isOutdated").Count(text => text == "True") == 2));
        Assert.Equal(["True", "False", "True"], rows.Select(row => row.GetProperty("isOutdated").ToString()));
        Assert.Equal(Report("C1"), rows[0].GetProperty("outdatedBy").GetGuid());
        var inbox = await town.Host.As(Enters).See("/api/inbox");
        Assert.Equal(2, inbox.GetProperty("messages").Texts("kind").Count(kind => kind == "aggregate_outdated"));
        Assert.True((await town.Host.As(Gives).Get($"/api/reports/{Report("D1")}/aggregation", 200))
            .GetProperty("outdated").GetBoolean());

        await town.Corrected("D1", () => town.Do(Enters, "D1", "aggregate"));
        Assert.Equal("450", (await town.InForce("D1"))["people"]);
        rows = Oldest((await town.Ask(Outdated)).GetProperty("aggregatedReports").GetProperty("nodes"));
        Assert.Equal(
            ["True", "False", "True", "False"], rows.Select(row => row.GetProperty("isOutdated").ToString()));
        Assert.NotEqual("", rows[0].GetProperty("supersededAt").ToString());
    }

    // The newest comes first, and here everything happens at one time.
    private static JsonElement[] Oldest(JsonElement nodes) => [.. nodes.EnumerateArray().Reverse()];

    private static async Task<JsonElement> Until(Func<Task<JsonElement>> ask, Func<JsonElement, bool> isDone)
    {
        for (var i = 0; i < 300; i++)
        {
            var answer = await ask();
            if (isDone(answer))
                return answer;
            await Task.Delay(100, RunningHost.Ct);
        }
        return await ask();
    }
}
