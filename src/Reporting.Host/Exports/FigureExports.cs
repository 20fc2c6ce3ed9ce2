using Reporting.Read.Figures;
using Reporting.Read.Reading;

namespace Reporting.Host.Exports;

/// <summary>Figures as tables: those in force, and every version of one.</summary>
internal static class FigureExports
{
    private static readonly string[] Columns =
    [
        "unit.code", "unit.name", "indicator.name", "indicator.unit_of_measure", "indicator", "period", "value", "regime",
        "report_id", "version", "known_at", "in_force_at", "position", "entered_by.user_name", "signed_by.user_name",
        "signed_by.display_name", "accepted_by.user_name", "reason", "published_by", "signature", "seal",
    ];

    private static readonly string[] HistoryColumns =
    [
        "report_id", "regime", "version", "value", "previous_value", "known_at", "in_force_at", "position", "event", "reason",
        "entered_by.user_name", "signed_by.user_name", "signed_by.display_name", "accepted_by.user_name", "signature",
    ];

    public static Task<Answer<Export>> Figures(ExportQuestion of) => Exports.Given(Export.Of<FigureRow>(
        "so-lieu",
        [
            new("unit", row => row.Unit?.Code), new("unit_name", row => row.Unit?.Name),
            new("indicator", row => row.IndicatorCode), new("indicator_name", row => row.Indicator?.Name),
            new("period", row => row.Period), new("value", row => row.Value),
            new("unit_of_measure", row => row.Indicator?.UnitOfMeasure), new("regime", row => row.Regime),
            new("report", row => row.ReportId), new("version", row => row.Version),
            new("signature", row => Exports.Judged(row.Signature)), new("seal", row => Exports.Judged(row.Seal)),
            new("signed_by", row => row.SignedBy?.UserName), new("signer", row => row.SignedBy?.DisplayName),
            new("entered_by", row => row.EnteredBy?.UserName), new("accepted_by", row => row.AcceptedBy?.UserName),
            new("reason", row => row.Reason), new("known_at", row => row.KnownAt),
            new("in_force_at", row => row.InForceAt), new("position", row => row.Position),
            new("use", row => of.Use(row.PublishedBy)),
        ],
        Export.All(page => of.Read.Figures(
            new FiguresFilter(of["unit"], of.Needed("from"), of.Needed("to"), of.Kind(), of.AsOf()), page, Columns, of.Scope,
            of.Ct))));

    public static Task<Answer<Export>> History(ExportQuestion of)
    {
        var (unit, indicator, period) = (of.Needed("unit"), of.Needed("indicator"), of.Needed("period"));
        return Exports.Given(Export.Of<FigureVersionRow>(
            "lich-su-so-lieu",
            [
                new("unit", _ => unit), new("indicator", _ => indicator), new("period", _ => period),
                new("value", row => row.Value), new("previous_value", row => row.PreviousValue),
                new("event", row => row.Event), new("regime", row => row.Regime), new("report", row => row.ReportId),
                new("version", row => row.Version), new("signature", row => Exports.Judged(row.Signature)),
                new("signed_by", row => row.SignedBy?.UserName), new("signer", row => row.SignedBy?.DisplayName),
                new("entered_by", row => row.EnteredBy?.UserName), new("accepted_by", row => row.AcceptedBy?.UserName),
                new("reason", row => row.Reason), new("known_at", row => row.KnownAt),
                new("in_force_at", row => row.InForceAt), new("position", row => row.Position),
                new("use", _ => of.Use(null)),
            ],
            Export.Once(() => FigureHistoryQuery.Of(
                of.Read.Db, unit, indicator, period, HistoryColumns, of.Caller, of.Ct))));
    }
}
