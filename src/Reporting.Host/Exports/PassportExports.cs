using Reporting.Read.Passports;
using Reporting.Read.Reading;

namespace Reporting.Host.Exports;

/// <summary>The passport of a figure as tables: what happened to it, and the reports that it comes from (J2).</summary>
internal static class PassportExports
{
    private static readonly string[] StepColumns =
        ["position", "event_id", "report_id", "stream_version", "at", "leaf", "actor.user_name"];

    public static Task<Answer<Export>> Steps(ExportQuestion of)
    {
        var (unit, indicator, period) = (of.Needed("unit"), of.Needed("indicator"), of.Needed("period"));
        return Exports.Given(Export.Of<PassportStepRow>(
            "ly-lich-so-lieu",
            [
                new("unit", _ => unit), new("indicator", _ => indicator), new("period", _ => period),
                new("report", row => row.ReportId), new("version", row => row.Version), new("at", row => row.At),
                new("event", row => row.Event), new("value", row => row.Value),
                new("by", row => row.Actor?.UserName), new("reason", row => row.Reason),
                new("template_version", row => row.TemplateVersion), new("content_hash", row => row.ContentHash),
                new("position", row => row.Position), new("event_id", row => row.EventId), new("leaf", row => row.Leaf),
                new("use", _ => of.Use(null)),
            ],
            Export.Once(() => Of<PassportStepRow>(of, unit, indicator, period, async passport =>
                new Answer<IReadOnlyList<PassportStepRow>>.Given(
                    await PassportStepsQuery.Of(of.Read.Db, passport, StepColumns, of.Caller, of.Ct))))));
    }

    public static Task<Answer<Export>> ReportsBelow(ExportQuestion of)
    {
        var (unit, indicator, period) = (of.Needed("unit"), of.Needed("indicator"), of.Needed("period"));
        return Exports.Given(Export.Of<PassportContributorRow>(
            "bao-cao-thanh-phan",
            [
                new("total_of", _ => unit), new("indicator", _ => indicator), new("period", _ => period),
                new("depth", row => row.Depth), new("unit", row => row.UnitCode), new("unit_name", row => row.UnitName),
                new("value", row => row.Value), new("weight", row => row.Weight),
                new("numerator", row => row.Numerator), new("denominator", row => row.Denominator),
                new("leaf_figure", row => row.IsLeaf), new("missing", row => row.Version is null),
                new("state", row => row.State), new("late", row => row.IsLate), new("partial", row => row.IsPartial),
                new("report", row => row.ReportId), new("version", row => row.Version),
                new("in_force", row => row.IsInForce), new("goes_into", row => row.Of),
                new("goes_into_version", row => row.OfVersion), new("content_hash", row => row.ContentHash),
                new("signed_by", row => row.SignedBy), new("entered_by", row => row.EnteredBy),
                new("accepted_by", row => row.AcceptedBy), new("hierarchy", row => row.Hierarchy),
                new("map_day", row => row.MapDay), new("known_at", row => row.KnownAt),
                new("in_force_at", row => row.InForceAt), new("position", row => row.Position),
                new("event_id", row => row.EventId), new("leaf", row => row.Leaf), new("use", _ => of.Use(null)),
            ],
            Export.Skipping(PassportContributorsQuery.SizeMax, skip => Of<PassportContributorRow>(
                of, unit, indicator, period, async passport => await PassportContributorsQuery.Of(
                    of.Read.Db, passport, PassportContributorsQuery.SizeMax, skip, PassportContributorsQuery.DepthMax,
                    of.Caller, of.Ct) switch
                {
                    Answer<PassportContributors>.Given { Value.Rows: var rows } =>
                        new Answer<IReadOnlyList<PassportContributorRow>>.Given(rows),
                    Answer<PassportContributors>.Refused { Refusal: var refusal } => refusal,
                    _ => throw new System.Diagnostics.UnreachableException(),
                }))));
    }

    private static async Task<Answer<IReadOnlyList<TRow>>> Of<TRow>(
        ExportQuestion of, string unit, string indicator, string period,
        Func<PassportRow, Task<Answer<IReadOnlyList<TRow>>>> ask) =>
        await PassportQuery.Of(of.Read.Db, unit, indicator, period, null, of.Caller, of.Ct) switch
        {
            Answer<PassportRow>.Given { Value: var passport } => await ask(passport),
            Answer<PassportRow>.Refused { Refusal: var refusal } => refusal,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
