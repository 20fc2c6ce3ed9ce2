using System.Text.Json;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;

namespace Reporting.Read.Tests.Passports;

/// <summary>Any figure can be traced: who, when, why, of what, and where in the log (J2).</summary>
public sealed class PassportTests
{
    private const string Day = "2026-10-05";

    private const string Query =
        """
        { passport(unit: "D1A", indicator: "cases", period: "2026-10-05") {
            unit { code } indicator { name } position
            history { version value reason }
            steps { position event version value reason leaf eventId actor { userName } }
            sources { cell of depth value formula enteredBy }
            places { map depth unit { code } } } }
        """;

    [Fact]
    public async Task J2_the_passport_tells_every_step_with_its_place_in_the_log()
    {
        await using var story = await Told();
        var passport = (await Asked.Data(story, Query)).GetProperty("passport");
        Assert.Equal(
            ["report_assigned", "figures_entered 1 5", "report_submitted 1", "report_signed 1", "report_sent 1",
                "report_accepted 1 5", "correction_requested 1 - miscounted", "correction_approved 2",
                "report_accepted 2 6 correction 2"],
            passport.GetProperty("steps").EnumerateArray().Select(Step));
        foreach (var step in passport.GetProperty("steps").EnumerateArray())
        {
            Assert.Equal(
                [$"{step.GetProperty("eventId").GetString()}|{step.GetProperty("leaf").GetString()}"],
                await story.Rows(
                    $"select id, encode(leaf, 'hex') from es.mt_events where seq_id = {step.GetProperty("position")}"));
        }
        Assert.Equal("enterer", passport.GetProperty("steps")[1].GetProperty("actor").GetProperty("userName").GetString());
        Assert.Equal(story.Position, passport.GetProperty("position").GetInt64());
        Assert.Equal(["1 5", "2 6"], passport.GetProperty("history").EnumerateArray()
            .Select(version => $"{version.GetProperty("version")} {version.GetProperty("value")}"));
    }

    [Fact]
    public async Task J2_a_derived_figure_is_traced_down_to_what_people_entered()
    {
        await using var story = await Told();
        var sources = (await Asked.Data(story, Query)).GetProperty("passport").GetProperty("sources");
        Assert.Equal(
            ["male>cases 1 4 boys + men -", "boys>male 2 1  enterer", "men>male 2 3  enterer", "female>cases 1 2  enterer"],
            sources.EnumerateArray().Select(row =>
                $"{row.GetProperty("cell")}>{row.GetProperty("of")} {row.GetProperty("depth")} {row.GetProperty("value")} {row.GetProperty("formula")} {(row.GetProperty("formula").ValueKind == JsonValueKind.Null ? row.GetProperty("enteredBy") : "-")}"));
    }

    [Fact]
    public async Task J2_it_says_where_the_figure_counts_as_filed_and_now()
    {
        await using var story = await Told();
        await story.Move("D1A", "D2", new DateOnly(2026, 10, 1));
        await story.Merge(new DateOnly(2026, 10, 5), "D1A", "D2B");
        await story.Settle();
        Assert.Equal(
            ["as_filed 0 D1A", "as_filed 1 D2", "as_filed 2 P", "now 0 D2B", "now 1 D2", "now 2 P"],
            (await Asked.Data(story, Query)).GetProperty("passport").GetProperty("places").EnumerateArray()
                .Select(row => $"{row.GetProperty("map").GetString()} {row.GetProperty("depth")} {row.GetProperty("unit").GetProperty("code").GetString()}"));
    }

    [Theory]
    [InlineData("""passport(unit: "X", indicator: "cases", period: "2026-10-05")""", "unit.unknown")]
    [InlineData("""passport(unit: "D1A", indicator: "x", period: "2026-10-05")""", "indicator.unknown")]
    [InlineData("""passport(unit: "D1A", indicator: "cases", period: "x")""", "period.malformed")]
    public async Task What_is_not_there_has_no_passport(string field, string code)
    {
        await using var story = await Told();
        Assert.Equal(code, await Asked.Code(story, $"{{ {field} {{ period }} }}"));
    }

    private static string Step(JsonElement step)
    {
        string Text(string name) => step.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : "-";
        return $"{Text("event")} {Text("version")} {Text("value")} {Text("reason")}".TrimEnd(' ', '-');
    }

    /// <summary>Cases are boys and men and women; one correction.</summary>
    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        foreach (var code in (string[])["male", "female", "boys", "men"])
            await story.Define(code, Domain.Indicators.OverTime.Sum);
        await story.Append(Uuid5.Of("template", "parts"), new TemplateVersionPublished(
            "parts", 1, "Parts", PeriodKind.Day, Province.Since,
            [new(1, "cases", 0, null, null, "male + female"), new(2, "male", 0, null, null, "boys + men"),
                new(3, "female", 0), new(4, "boys", 0), new(5, "men", 0)], [], story.By));
        await story.Account("enterer", new Grant(Role.Enter, Province.Unit("D1A")));
        story.UserName = Province.AccountOf("enterer").Value.ToString();
        var report = await story.Assign("D1A", Day, "parts", "parts");
        await report.Submit(1, ("boys", 1), ("cases", 5));
        await report.Happens(new ReportSigned(report.Id, 1, "00", story.By));
        await report.Happens(new ReportSent(report.Id, 1));
        await report.Accept(("cases", 5), ("male", 3), ("female", 2), ("boys", 1), ("men", 2));
        await report.Happens(new CorrectionRequested(report.Id, 1, "miscounted", story.By));
        await report.Happens(new CorrectionApproved(report.Id, 2, story.By));
        await report.Accept(("cases", 6), ("male", 4), ("female", 2), ("boys", 1), ("men", 3));
        await story.Settle();
        return story;
    }
}
