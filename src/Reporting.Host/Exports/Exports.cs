using Reporting.Read.Compliance;
using Reporting.Read.Figures;
using Reporting.Read.Reading;
using Reporting.Read.ReportStatus;
using Reporting.Read.Units;
using Reporting.Read.Usage;

namespace Reporting.Host.Exports;

/// <summary>What can be exported: the lists and the sums, with the columns of their citation (F3).</summary>
internal static class Exports
{
    private static readonly Dictionary<string, Func<ExportQuestion, Task<Answer<Export>>>> Known = new()
    {
        ["figures"] = Figures,
        ["aggregates"] = SumExports.Aggregates,
        ["contributions"] = SumExports.Contributions,
        ["reports"] = Reports,
        ["compliance"] = Compliance,
        ["usage-reports"] = Usage,
        ["units"] = Units,
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static Func<ExportQuestion, Task<Answer<Export>>>? Find(string name) => Known.GetValueOrDefault(name);

    private static readonly string[] FigureColumns =
    [
        "unit.code", "unit.name", "indicator.name", "indicator.unit_of_measure", "indicator", "period", "value", "regime",
        "report_id", "version", "known_at", "in_force_at", "position", "entered_by.user_name", "signed_by.user_name",
        "accepted_by.user_name", "reason", "published_by",
    ];

    private static Task<Answer<Export>> Figures(ExportQuestion of) => Given(Export.Of<FigureRow>(
        "so-lieu",
        [
            new("unit", row => row.Unit?.Code), new("unit_name", row => row.Unit?.Name),
            new("indicator", row => row.IndicatorCode), new("indicator_name", row => row.Indicator?.Name),
            new("period", row => row.Period), new("value", row => row.Value),
            new("unit_of_measure", row => row.Indicator?.UnitOfMeasure), new("regime", row => row.Regime),
            new("report", row => row.ReportId), new("version", row => row.Version),
            // Only what was signed comes into force.
            new("signature", row => row.SignedBy is null ? "unknown" : "signed"),
            new("signed_by", row => row.SignedBy?.UserName), new("entered_by", row => row.EnteredBy?.UserName),
            new("accepted_by", row => row.AcceptedBy?.UserName), new("reason", row => row.Reason),
            new("known_at", row => row.KnownAt), new("in_force_at", row => row.InForceAt),
            new("position", row => row.Position), new("use", row => of.Use(row.PublishedBy)),
        ],
        Export.All(page => of.Read.Figures(
            new FiguresFilter(of["unit"], of.Needed("from"), of.Needed("to"), of.Kind(), of.AsOf()), page, FigureColumns,
            of.Scope, of.Ct))));

    private static Task<Answer<Export>> Reports(ExportQuestion of) => Given(Export.Of<ReportRow>(
        "tien-do-bao-cao",
        [
            new("report", row => row.ReportId), new("unit", row => row.Unit?.Code),
            new("unit_name", row => row.Unit?.Name), new("regime", row => row.Regime),
            new("template", row => row.Template), new("template_version", row => row.TemplateVersion),
            new("period", row => row.Period), new("state", row => row.State), new("holder", row => row.Holder),
            new("since", row => row.Since), new("due_at", row => row.DueAt), new("sent_at", row => row.SentAt),
            new("version", row => row.Version), new("accepted_version", row => row.AcceptedVersion),
            new("reason", row => row.Reason), new("position", row => row.Position), new("use", _ => of.Use(null)),
        ],
        Export.All(page => ReportsQuery.List(
            of.Read.Db, page,
            [.. ReportRow.ColumnNames, "unit.code", "unit.name"],
            new ReportsFilter(of["unit"], of["regime"], of["period"], of.All("state") is { Count: > 0 } states ? states : null)
            {
                Holder = of["holder"], OnlyLate = of["onlyLate"] == "true",
            },
            of.Caller, of.Ct))));

    private static Task<Answer<Export>> Compliance(ExportQuestion of)
    {
        var by = of.All("by") is { Count: > 0 } named
            ? named.Select(ExportQuestion.Enum<ComplianceDimension>).ToHashSet() : [ComplianceDimension.Unit];
        var question = new ComplianceQuestion(
            of.Needed("unit"), of.Day("from"), of.Day("to"), of["regime"], by, of["level"]);
        var position = 0L;
        return Given(Export.Of<ComplianceRow>(
            "chap-hanh-che-do-bao-cao",
            [
                new("rank", row => row.Rank), new("unit", row => row.UnitCode), new("unit_name", row => row.UnitName),
                new("regime", row => row.Regime), new("period", row => row.Period), new("due", row => row.Due),
                new("open", row => row.Open), new("on_time", row => row.OnTime), new("late", row => row.Late),
                new("missing", row => row.Missing), new("returned", row => row.Returned),
                new("returns", row => row.Returns), new("corrected", row => row.Corrected),
                new("completeness", row => row.Completeness), new("timeliness", row => row.Timeliness),
                new("score", row => row.Score), new("position", _ => position), new("use", _ => of.Use(null)),
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

    private static Task<Answer<Export>> Usage(ExportQuestion of) => Given(Export.Of<UsageRow>(
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

    private static Task<Answer<Export>> Units(ExportQuestion of) => Given(Export.Of<UnitRow>(
        "don-vi",
        [
            new("code", row => row.Code), new("name", row => row.Name), new("kind", row => row.Kind),
            new("parent", row => row.ParentCode), new("effective_from", row => row.EffectiveFrom),
            new("ended_from", row => row.EndedFrom),
        ],
        Export.All(page => UnitsQuery.List(
            of.Read.Db, page, null,
            new UnitsFilter(of["unit"], of["kind"]) { On = of.Day("on"), Ended = of["ended"] == "true" }, of.Caller,
            of.Ct))));

    private static Task<Answer<Export>> Given(Export export) => Task.FromResult<Answer<Export>>(export);
}
