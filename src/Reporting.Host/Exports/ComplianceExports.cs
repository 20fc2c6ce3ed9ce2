using Reporting.Read.Compliance;
using Reporting.Read.Deadlines;
using Reporting.Read.Reading;
using Reporting.Read.Usage;

namespace Reporting.Host.Exports;

/// <summary>How obligations to report were met, as tables: counted, ranked, obligation by obligation, and by half-years
/// (F4).</summary>
internal static class ComplianceExports
{
    public static Task<Answer<Export>> Lateness(ExportQuestion of) => Exports.Given(Export.Of<LatenessRow>(
        "cham-tre",
        [
            new("unit", row => row.UnitCode), new("unit_name", row => row.UnitName), new("depth", row => row.Depth),
            new("owed", row => row.Owed), new("sent_on_time", row => row.SentOnTime),
            new("sent_late", row => row.SentLate), new("overdue", row => row.Overdue), new("open", row => row.Open),
            new("as_of", _ => of.AskedAt), new("use", _ => of.Use(null)),
        ],
        Export.Once(() => LatenessQuery.Ask(
            of.Read.Db, of.Needed("unit"), of["regime"], of["period"], of.Caller, of.Ct))));

    public static Task<Answer<Export>> Compliance(ExportQuestion of) => Counted(
        of, "chap-hanh-che-do-bao-cao",
        of.All("by") is { Count: > 0 } named
            ? named.Select(ExportQuestion.Enum<ComplianceDimension>).ToHashSet() : [ComplianceDimension.Unit]);

    /// <summary>The units, the best score first; <c>compliance-points</c> says why.</summary>
    public static Task<Answer<Export>> Ranking(ExportQuestion of) => Counted(
        of, "xep-hang", [ComplianceDimension.Unit]);

    public static Task<Answer<Export>> Points(ExportQuestion of)
    {
        var question = Question(of, []);
        return Exports.Given(Export.Of<CompliancePointRow>(
            "can-cu-cham-diem",
            [
                new("unit", row => row.UnitCode), new("regime", row => row.Regime), new("period", row => row.Period),
                new("report", row => row.ReportId), new("due_at", row => row.DueAt), new("sent_at", row => row.SentAt),
                new("state", row => row.State), new("returns", row => row.Returns),
                new("corrections", row => row.Corrections), new("points", row => row.Points),
                new("events", row => row.Acts.Select(act => act.Event)),
                new("positions", row => row.Acts.Select(act => CellText.Of(act.Position))),
                new("leaves", row => row.Acts.Select(act => act.Leaf)), new("as_of", _ => of.AskedAt),
                new("use", _ => of.Use(null)),
            ],
            Export.Skipping(CompliancePointsQuery.SizeMax, skip => CompliancePointsQuery.Ask(
                of.Read.Db, question, CompliancePointsQuery.SizeMax, skip, of.Caller, of.Ct))));
    }

    public static Task<Answer<Export>> Usage(ExportQuestion of) => Exports.Given(Export.Of<UsageRow>(
        "tinh-hinh-su-dung",
        [
            new("unit", row => row.Unit?.Code), new("unit_name", row => row.Unit?.Name), new("period", row => row.Period),
            new("regime", row => row.Regime), new("kind", row => row.Kind), new("assigned", row => row.Assigned),
            new("sent", row => row.Sent), new("on_time", row => row.OnTime), new("late", row => row.Late),
            new("missing", row => row.Missing), new("returned", row => row.Returned),
            new("corrected", row => row.Corrected), new("recorded_at", row => row.RecordedAt),
            new("position", row => row.Position), new("use", _ => of.Use(null)),
        ],
        Export.All(page => UsageQuery.List(
            of.Read.Db, page, [.. UsageRow.ColumnNames, "unit.code", "unit.name"], of["unit"], of["period"], of.Caller,
            of.Ct))));

    private static ComplianceQuestion Question(ExportQuestion of, HashSet<ComplianceDimension> by) => new(
        of.Needed("unit"), of.Day("from"), of.Day("to"), of["regime"], by, of["level"]);

    private static Task<Answer<Export>> Counted(ExportQuestion of, string name, HashSet<ComplianceDimension> by)
    {
        var question = Question(of, by);
        var position = 0L;
        return Exports.Given(Export.Of<ComplianceRow>(
            name,
            [
                new("rank", row => row.Rank), new("unit", row => row.UnitCode), new("unit_name", row => row.UnitName),
                new("regime", row => row.Regime), new("period", row => row.Period), new("due", row => row.Due),
                new("open", row => row.Open), new("on_time", row => row.OnTime), new("late", row => row.Late),
                new("missing", row => row.Missing), new("returned", row => row.Returned),
                new("returns", row => row.Returns), new("corrected", row => row.Corrected),
                new("completeness", row => row.Completeness), new("timeliness", row => row.Timeliness),
                new("score", row => row.Score), new("position", _ => position), new("as_of", _ => of.AskedAt),
                new("use", _ => of.Use(null)),
            ],
            Export.Once<ComplianceRow>(async () =>
            {
                switch (await ComplianceQuery.Ask(of.Read.Db, question, of.Caller, of.Ct))
                {
                    case Answer<ComplianceResult>.Given { Value: var result }:
                        position = result.Position;
                        return new Answer<IReadOnlyList<ComplianceRow>>.Given(result.Rows);
                    case Answer<ComplianceResult>.Refused { Refusal: var refusal }:
                        return refusal;
                    default:
                        throw new System.Diagnostics.UnreachableException();
                }
            })));
    }
}
