namespace Reporting.Write.Tests.Reports;

/// <summary>What the rules refuse comes out as 422 with its code, in both languages, and stores nothing.</summary>
public sealed class ReportRefusalTests(Served served) : IClassFixture<Served>
{
    private static readonly DateOnly FirstDay = new(2026, 1, 3);
    private static int days;

    [Fact]
    public async Task Assigning_what_there_is_not_is_refused()
    {
        var id = World.Report("2026-01-02");
        await Refused(World.Administers, id, "assign", new { unit = "XX", regime = "health", period = "2026-01-02" },
            "unit.unknown", "XX");
        await Refused(World.Administers, id, "assign", new { unit = "BD", regime = "none", period = "2026-01-02" },
            "regime.unknown", "none");
        await Refused(World.Administers, id, "assign", new { unit = "BD", regime = "health", period = "someday" },
            "period.malformed", "someday");
        await Refused(World.Administers, World.Report("2026-01"), "assign", World.Owed("2026-01"), "period.wrong-kind",
            "2026-01");
        await Refused(World.Administers, id, "assign", new { unit = "BD", regime = "health", period = "2026-02-30" },
            "period.malformed", "2026-02-30");
        await Refused(World.Administers, id, "assign", World.Owed("2026-01-02", "HK"), "report.id-mismatch");
        await Refused(World.Administers, World.Report("2025-01-02"), "assign", World.Owed("2025-01-02"),
            "template.no-version-in-force");
        await Refused(World.Administers, id, "assign", new { unit = "BD" }, "request.report-unnamed", "report", "unit",
            "regime", "period");
    }

    [Fact]
    public async Task A_verb_on_a_report_that_is_not_assigned_is_404()
    {
        var head = await served.Head();
        foreach (var verb in (string[])["enter", "submit", "recall", "sign", "accept", "approve-correction"])
            (await served.As(World.Enters).Post($"/api/reports/{World.Report("2026-12-30")}/{verb}", new { }))
                .Is(404, "report.not-assigned");
        Assert.Equal(head, await served.Head());
    }

    [Theory]
    [InlineData("\"abc\"", "report.not-a-number")]
    [InlineData("\"1,5\"", "report.not-a-number")]
    [InlineData("\"1e3\"", "report.not-a-number")]
    [InlineData("\"\"", "report.blank-figure")]
    [InlineData("\" \"", "report.blank-figure")]
    [InlineData("1.5", "report.too-many-decimals")]
    [InlineData("\"0.01\"", "report.too-many-decimals")]
    [InlineData("12345678901234567890123456789012345", "report.figure-too-long")]
    [InlineData("\"1000000000000000\"", "report.figure-too-long")]
    public async Task A_figure_that_is_none_is_refused_with_its_indicator(string figure, string code)
    {
        var id = await Assigned();
        await Refused(World.Enters, id, "enter", $$$"""{"cells":{"total":{{{figure}}}}}""", code, "total");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public async Task A_figure_of_another_JSON_type_is_400(string figure) =>
        Assert.Equal(
            ["$.cells.total"],
            (await served.As(World.Enters).Post(
                $"/api/reports/{await Assigned()}/enter", $$$"""{"cells":{"total":{{{figure}}}}}""")).Is(
                    400, "request.malformed").Places);

    [Fact]
    public async Task Cells_and_comments_that_do_not_fit_the_template_version_are_refused()
    {
        var id = await Assigned();
        await Refused(World.Enters, id, "enter", """{"cells":{"total":1,"beds":2}}""", "report.figure-not-in-template",
            "beds");
        await Refused(World.Enters, id, "enter", """{"comments":{"none":"vì"}}""", "report.rule-unknown", "none");
        await Refused(World.Enters, id, "enter", """{"comments":{"many":"  "}}""", "text.blank", "comments");
        (await served.As(World.Enters).Post($"/api/reports/{id}/enter", """{"cells":{"total":1,"total":2}}"""))
            .Is(400, "request.malformed");
        (await served.As(World.Enters).Post($"/api/reports/{id}/enter", """{"unit":"BD"}"""))
            .Is(400, "request.malformed");
    }

    [Fact]
    public async Task Constraints_block_or_ask_for_a_comment()
    {
        var id = await Assigned();
        await Refused(World.Enters, id, "submit", new { }, "report.not-in-entry");
        await Done(World.Enters, id, "enter", """{"cells":{"total":8,"male":3,"female":4}}""");
        await Refused(World.Enters, id, "submit", new { }, "report.constraint-broken", "sum");
        await Done(World.Enters, id, "enter", """{"cells":{"total":1007,"male":1003}}""");
        await Refused(World.Enters, id, "submit", new { }, "report.warning-uncommented", "many");
        await Done(World.Enters, id, "enter", """{"comments":{"many":"Có dịch"}}""");
        await Done(World.Enters, id, "submit", new { });
    }

    [Fact]
    public async Task Clearing_every_cell_leaves_nothing_to_submit()
    {
        var id = await Assigned();
        await Done(World.Enters, id, "enter", """{"cells":{"total":1}}""");
        await Done(World.Enters, id, "enter", """{"cells":{"total":null}}""");
        await Refused(World.Enters, id, "submit", new { }, "report.empty");
    }

    [Fact]
    public async Task Verbs_in_the_wrong_state_are_refused()
    {
        var id = await Assigned();
        await Refused(World.Enters, id, "request-correction", new { reason = "vì" }, "report.never-accepted");
        await Refused(World.Signs, id, "withdraw", new { reason = "vì" }, "report.nothing-in-force");
        await Refused(World.Signs, id, "sign", new { }, "report.not-submitted");
        await Refused(World.Accepts, id, "accept", new { }, "report.not-sent");
        await Refused(World.Accepts, id, "approve-correction", new { }, "report.no-correction-requested");
        await Refused(World.Enters, id, "recall", new { }, "report.nothing-to-recall");
        await Done(World.Enters, id, "enter", World.Figures());
        await Done(World.Enters, id, "submit", new { });
        await Refused(World.Enters, id, "enter", World.Figures(9), "report.not-in-entry");
        await Refused(World.Signs, id, "reject", new { reason = "  " }, "report.reason-missing", "reason");
        await Done(World.Signs, id, "sign", new { });
        await Refused(World.Accepts, id, "accept", new { inForceAt = "2050-01-01T00:00:00Z" },
            "report.in-force-in-future");
    }

    [Fact]
    public async Task Submitting_twice_stores_once()
    {
        var id = await Assigned();
        await Done(World.Enters, id, "enter", World.Figures());
        await Done(World.Enters, id, "submit", new { });
        var head = await served.Head();
        await Done(World.Enters, id, "submit", new { });
        Assert.Equal(head, await served.Head());
    }

    private async Task<Guid> Assigned()
    {
        var period = FirstDay.AddDays(Interlocked.Increment(ref days)).ToString("yyyy-MM-dd", null);
        (await served.As(World.Administers).Post($"/api/reports/{World.Report(period)}/assign", World.Owed(period)))
            .Is(201);
        return World.Report(period);
    }

    private async Task Done(string account, Guid id, string verb, object body) =>
        (await served.As(account).Post($"/api/reports/{id}/{verb}", body)).Is(200);

    private async Task Refused(string account, Guid id, string verb, object body, string code, params string[] places)
    {
        var head = await served.Head();
        var vi = (await served.As(account).Post($"/api/reports/{id}/{verb}", body)).Is(422, code);
        var en = (await served.As(account).Post($"/api/reports/{id}/{verb}", body, null, ("Accept-Language", "en")))
            .Is(422, code);
        Assert.NotEqual(vi.Json.GetProperty("detail").GetString(), en.Json.GetProperty("detail").GetString());
        if (places.Length > 0)
            Assert.Equal(places, vi.Places);
        Assert.Equal(head, await served.Head());
    }
}
