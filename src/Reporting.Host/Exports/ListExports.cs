using Reporting.Read.Complaints;
using Reporting.Read.Indicators;
using Reporting.Read.Publications;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Host.Exports;

/// <summary>Other lists as tables.</summary>
internal static class ListExports
{
    public static Task<Answer<Export>> Complaints(ExportQuestion of) => Exports.Given(Export.Of<ComplaintRow>(
        "khieu-nai",
        [
            new("complaint", row => row.ComplaintId), new("unit", row => row.Unit?.Code),
            new("unit_name", row => row.Unit?.Name), new("indicator", row => row.Indicator),
            new("period", row => row.Period), new("text", row => row.Text), new("filed_by", row => row.FiledBy?.UserName),
            new("filed_at", row => row.FiledAt), new("due_at", row => row.DueAt), new("at_unit", row => row.AtUnit?.Code),
            new("escalations", row => row.Escalations), new("answer", row => row.Answer),
            new("upheld", row => row.IsUpheld), new("answered_at", row => row.AnsweredAt),
            new("position", row => row.Position), new("use", _ => of.Use(null)),
        ],
        Export.All(page => ComplaintsQuery.List(
            of.Read.Db, page,
            [
                "complaint_id", "indicator", "period", "text", "filed_at", "due_at", "escalations", "answer", "is_upheld",
                "answered_at", "position", "unit.code", "unit.name", "at_unit.code", "filed_by.user_name",
            ],
            of["unit"], of["onlyOpen"] == "true", of.Caller, of.Ct))));

    public static Task<Answer<Export>> Publications(ExportQuestion of) => Exports.Given(Export.Of<PublicationRow>(
        "cong-khai",
        [
            new("publication", row => row.PublicationId), new("kind", row => row.Kind),
            new("unit", row => row.Unit?.Code), new("unit_name", row => row.Unit?.Name),
            new("indicators", row => row.Indicators), new("from", row => row.From), new("to", row => row.To),
            new("report", row => row.ReportId), new("state", row => row.State), new("reason", row => row.Reason),
            new("requested_at", row => row.RequestedAt), new("document", row => row.Document),
            new("approved_at", row => row.ApprovedAt), new("withdrawn_at", row => row.WithdrawnAt),
            new("withdrawn_reason", row => row.WithdrawnReason), new("position", row => row.Position),
            new("use", _ => of.Use(null)),
        ],
        Export.All(page => PublicationsQuery.List(
            of.Read.Db, page,
            [
                "publication_id", "kind", "indicators", "from", "to", "report_id", "reason", "state", "requested_at",
                "document", "approved_at", "withdrawn_at", "withdrawn_reason", "position", "unit.code", "unit.name",
            ],
            of["unit"], of.Caller, of.Ct))));

    public static Task<Answer<Export>> Indicators(ExportQuestion of) => Exports.Given(Export.Of<IndicatorRow>(
        "chi-tieu",
        [
            new("code", row => row.Code), new("name", row => row.Name), new("name_vi", row => row.NameVi),
            new("unit_of_measure", row => row.UnitOfMeasure), new("over_units", row => row.OverUnits),
            new("over_time", row => row.OverTime), new("decimals", row => row.Decimals),
            new("version", row => row.Version), new("abolished_from", row => row.AbolishedFrom),
        ],
        Export.All(page => IndicatorsQuery.List(
            of.Read.Db, page, null, of.All("code") is { Count: > 0 } codes ? codes : null, of.Caller, of.Ct))));

    public static Task<Answer<Export>> Units(ExportQuestion of) => Exports.Given(Export.Of<UnitRow>(
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
}
