using System.Text.Json;

namespace Reporting.Write.Tests.Reports;

/// <summary>Bulk forms answer per item; items of one report run in their order; a repeated request stores
/// nothing.</summary>
public sealed class BulkTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task Mixed_items_have_an_outcome_each()
    {
        object[] items =
        [
            World.Owed("2026-01-05"), World.Owed("2026-01-05", "HK"), World.Owed("2026-01-05", "XX"),
            new { unit = "BD" },
            World.Owed("2026-01-05"), new { unit = "HN", regime = "health", period = "2026-01-05" },
        ];
        var head = await served.Head();
        var reply = (await served.As(World.Administers).Post(
            "/api/reports/bulk/assign", new { items }, "mixed", ("Accept-Language", "en"))).Is(200);
        var answers = Items(reply);
        Assert.Equal([201, 201, 422, 422, 201, 422], answers.Select(i => i.GetProperty("status").GetInt32()));
        Assert.Equal([0, 1, 2, 3, 4, 5], answers.Select(i => i.GetProperty("index").GetInt32()));
        Assert.Equal(World.Report("2026-01-05"), answers[0].GetProperty("id").GetGuid());
        Assert.Equal("unit.unknown", answers[2].GetProperty("code").GetString());
        Assert.Equal("There is no unit 'XX'.", answers[2].GetProperty("detail").GetString());
        Assert.Equal(["XX"], answers[2].GetProperty("places").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal("request.report-unnamed", answers[3].GetProperty("code").GetString());
        Assert.Equal(0, answers[4].GetProperty(
            "events").GetArrayLength()); // the same report again: it is assigned already
        Assert.Equal("report.unit-not-in-regime", answers[5].GetProperty("code").GetString());
        Assert.Equal(head + 2, await served.Head());
    }

    [Fact]
    public async Task Items_of_one_report_run_in_their_order()
    {
        await Assign("2026-01-06");
        object Enter(int male) => new
        {
            unit = "BD", regime = "health", period = "2026-01-06", cells = new Dictionary<string,
            int> { ["male"] = male },
        };
        await served.As(World.Enters)
            .Post("/api/reports/bulk/enter", new { items = Enumerable.Range(1, 50).Select(Enter) });
        var report = await served.As(World.Reads).Send(HttpMethod.Get, $"/api/reports/{World.Report("2026-01-06")}");
        Assert.Equal("50", report.Json.GetProperty("cells").GetProperty("male").GetString());
        Assert.Equal("\"51\"", report.Headers["ETag"]);
    }

    [Fact]
    public async Task A_repeated_bulk_request_answers_the_same_bytes_and_stores_nothing()
    {
        await Assign("2026-01-07");
        var items = new[] { new { report = World.Report("2026-01-07"), cells = new Dictionary<string,
            int> { ["male"] = 1 } } };
        var first = (await served.As(World.Enters).Post("/api/reports/bulk/enter", new { items }, "repeat")).Is(200);
        var head = await served.Head();
        var second = (await served.As(World.Enters).Post("/api/reports/bulk/enter", new { items }, "repeat")).Is(200);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(head, await served.Head());
        var other = new { items = new[] { new { report = World.Report("2026-01-07"), cells = new Dictionary<string,
            int> { ["male"] = 2 } } } };
        var reused = Items(await served.As(World.Enters).Post("/api/reports/bulk/enter", other, "repeat"))[0];
        Assert.Equal("request.key-reused", reused.GetProperty("code").GetString());
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task Every_verb_has_a_bulk_form_and_a_month_goes_all_the_way()
    {
        var periods = Enumerable.Range(1, 28).Select(day => $"2026-02-{day:00}").ToArray();
        object[] All(string? reason = null) => [.. periods.Select(p => (object)(reason is null
            ? new { report = World.Report(p) } : new { report = World.Report(p), reason }))];
        await Bulk(World.Administers, "assign", [.. periods.Select(p => World.Owed(p))]);
        await Bulk(World.Enters, "enter", [.. periods.Select(p => (object)new
        {
            report = World.Report(p), cells = new Dictionary<string,
            int> { ["total"] = 7, ["male"] = 3, ["female"] = 4 },
        })]);
        await Bulk(World.Enters, "submit", All());
        await Bulk(World.Enters, "recall", All());
        await Bulk(World.Enters, "submit", All());
        await Bulk(World.Signs, "reject", All("Thiếu"));
        await Bulk(World.Enters, "submit", All());
        await Bulk(World.Signs, "sign", All());
        await Bulk(World.Accepts, "return", All("Sai"));
        await Bulk(World.Enters, "enter", All());
        await Bulk(World.Enters, "submit", All());
        await Bulk(World.Signs, "sign", All());
        await Bulk(World.Accepts, "accept", All());
        await Bulk(World.Enters, "request-correction", All("Nhầm"));
        await Bulk(World.Accepts, "deny-correction", All("Không"));
        await Bulk(World.Enters, "request-correction", All("Nhầm thật"));
        await Bulk(World.Accepts, "approve-correction", All());
        await Bulk(World.Signs, "withdraw", All("Trùng"));
        Assert.Equal("report_withdrawn", (await served.Newest(World.Report("2026-02-28"))).Type);
    }

    [Fact]
    public async Task A_bulk_item_needs_the_role_as_the_single_command_does()
    {
        await Assign("2026-01-09");
        var reply = await served.As(World.OfOtherWard).Post(
            "/api/reports/bulk/submit",
            new { items = new object[] { World.Owed("2026-01-09"), World.Owed("2026-01-09", "HK") } });
        Assert.Equal([403, 404], Items(reply).Select(i => i.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task More_than_five_thousand_items_are_422()
    {
        var items = Enumerable.Repeat(new { report = Guid.Empty }, 5_001);
        (await served.As(World.Enters).Post("/api/reports/bulk/submit", new { items }))
            .Is(422, "request.bulk-too-large");
    }

    [Fact]
    public async Task A_malformed_item_refuses_the_whole_request_with_its_place()
    {
        var head = await served.Head();
        var reply = await served.As(World.Administers).Post(
            "/api/reports/bulk/assign",
            """{"items":[{"unit":"BD","regime":"health","period":"2026-01-20"},{"unit":5}]}""");
        Assert.Equal(["$.items[1].unit"], reply.Is(400, "request.malformed").Places);
        Assert.Equal(head, await served.Head());
    }

    private static JsonElement[] Items(Reply reply) => [.. reply.Is(200).Json.GetProperty("items").EnumerateArray()];

    private async Task Assign(string period) => await Bulk(World.Administers, "assign", [World.Owed(period)]);

    private async Task Bulk(string account, string verb, object[] items)
    {
        var reply = await served.As(account).Post($"/api/reports/bulk/{verb}", new { items });
        Assert.All(Items(reply), item => Assert.True(item.GetProperty("status").GetInt32() < 300, $"{verb}: {item}"));
    }
}
