namespace Reporting.Write.Tests.Calendars;

/// <summary>What is known of working days, what a file would change, and when reports would be due.</summary>
public sealed class CalendarQuestionsTests(Served served) : IClassFixture<Served>
{
    private const string Csv =
        """
        date,weekday,name,kind,legal_basis,status
        2031-01-01,Wed,Tết,statutory,9/TB,official
        """;

    private Api Reader => served.As(World.Reads);

    [Fact]
    public async Task An_import_is_previewed_against_what_is_known()
    {
        var preview = (await Reader.Post("/api/calendar/holidays/preview", new { csv = Csv }, key: "")).Is(200).Json;
        Assert.Equal(1, preview.GetProperty("added").GetArrayLength());
        (await served.As("admin").Post(
            "/api/calendar/holidays", new { version = preview.GetProperty("version").GetInt32(), legalBasis = "9/TB", csv = Csv })).Is(200);
        preview = (await Reader.Post("/api/calendar/holidays/preview", new { csv = Csv }, key: "")).Is(200).Json;
        Assert.Equal(1, preview.GetProperty("unchanged").GetInt32());
        (await Reader.Post("/api/calendar/holidays/preview", new { csv = Csv.Replace("Wed", "Thu", StringComparison.Ordinal) }, key: ""))
            .Is(422, "calendar.file-malformed");
        var year = (await Reader.Send(HttpMethod.Get, "/api/calendar?year=2031")).Is(200).Json;
        var first = year.GetProperty("days")[0];
        Assert.False(first.GetProperty("isWorking").GetBoolean());
        Assert.Equal("statutory", first.GetProperty("kind").GetString());
        Assert.Equal(365, year.GetProperty("days").GetArrayLength());
    }

    [Fact]
    public async Task The_next_deadlines_of_a_rule_move_to_working_days()
    {
        var rule = new { kind = "month", monthsAfter = 1, dayOfMonth = 3 };
        var dues = (await Reader.Post(
            "/api/regimes/deadlines", new { periodKind = "month", deadline = rule, from = "2025-12-20", count = 2 }, key: "")).Is(200).Json;
        Assert.Equal(2, dues.GetArrayLength());
        Assert.Equal("2026-01", dues[0].GetProperty("period").GetString());
        Assert.Equal("2026-02-03", dues[0].GetProperty("day").GetString());
        (await Reader.Post(
            "/api/regimes/deadlines", new { periodKind = "month", deadline = new { kind = "month", dayOfMonth = 31 } }, key: ""))
            .Is(422, "calendar.rule-malformed");
        var definition = (await Reader.Send(HttpMethod.Get, "/api/regimes/health")).Is(200).Json.GetProperty("definition");
        Assert.Equal("HN", definition.GetProperty("requestingUnit").GetString());
        (await Reader.Send(HttpMethod.Get, "/api/regimes/none")).Is(404);
    }

    [Fact]
    public async Task Indicators_and_accounts_are_shown_as_commands_take_them()
    {
        var indicator = (await Reader.Send(HttpMethod.Get, "/api/indicators/total")).Is(200).Json;
        Assert.Equal("người", indicator.GetProperty("versions")[0].GetProperty("definition").GetProperty("unitOfMeasure").GetString());
        var account = (await served.As("admin").Send(HttpMethod.Get, $"/api/accounts/{World.Signs}")).Is(200).Json;
        Assert.Equal("BD", account.GetProperty("grants")[0].GetProperty("unit").GetString());
        (await served.As(World.Signs).Send(HttpMethod.Get, $"/api/accounts/{World.Signs}")).Is(200);
        (await served.As(World.OfOtherWard).Send(HttpMethod.Get, $"/api/accounts/{World.Signs}")).Is(403);
        (await served.As("admin").Send(HttpMethod.Get, "/api/accounts/nobody")).Is(404);
    }
}
