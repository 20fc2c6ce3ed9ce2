using Reporting.Domain.Reports;

namespace Reporting.Read.Tests;

/// <summary>A district's report that was made from a commune's, in two versions; the first one is outdated.</summary>
internal static class AggregationStory
{
    public static async Task Tell(Story story)
    {
        var below = await (await story.Assign("D1A", "2026-10-26")).Accept(("cases", 5));
        var above = await story.Assign("D1", "2026-10-26");
        await above.Happens(Accepted(story, above, 1, new Contributor(below.Id, Province.Unit("D1A"), 1, "00")));
        await below.Accept(("cases", 6));
        await above.Happens(new AggregateOutdated(above.Id, 1, below.Id, 2));
        await story.Settle();
        await above.Happens(Accepted(story, above, 2, new Contributor(below.Id, Province.Unit("D1A"), 2, "00", true)));
    }

    private static ReportAccepted Accepted(Story story, ToldReport report, int version, Contributor contributor) => new(
        report.Id, version, report.Unit, report.Regime, report.Template, report.TemplateVersion, report.Period,
        [new("cases", 4 + version, story.By, null, new FigureSource(SourceKind.Subordinates))], "00", story.By, null, null,
        story.By, Aggregation: new ReportAggregation(
            [contributor], new([new AbsentReport(report.Id, Province.Unit("D1B"), "in_entry", true)])));
}
