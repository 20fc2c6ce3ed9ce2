using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests;

/// <summary>Events of reports that are made from others, with all properties filled.</summary>
public static class AggregationSamples
{
    private static readonly ReportId Report = Domain.Reports.Report.IdOf(
        Health, "malaria-monthly", "malaria", PeriodOf("2026-07"), 1);

    private static readonly ReportId Below = Domain.Reports.Report.IdOf(
        Xuan, "malaria-monthly", "malaria", PeriodOf("2026-07"), 1);

    private static readonly string Hash = new('a', 64);

    private static readonly ReportAggregation Made = new(
        [new(Below, Xuan, 2, Hash, true, true)], new([new(Below, Thu, "in_entry", true)]), new([new("rate", 12.5m, 3)]));

    public static readonly object[] OneOfEach =
    [
        new ReportBackFilled(Report, 1, Noon, Guid.Empty, "12/BC-UBND", Hash, Binh),
        new ReportSuperseded(Below, 1, 2),
        new AggregateOutdated(Report, 1, Below, 2),
    ];

    /// <summary>Properties that came after those of EventGoldenFull.</summary>
    public static readonly object[] Later =
    [
        Monthly with { Chain = new RegimeChain("sector") },
        new ReportAssigned(
            Report, Xuan, "malaria-monthly", Health, "malaria", 1, "2026-07", 1, Ana, Above: Health, HasBelow: true),
        new FiguresEntered(
            Report, 1, [new("total", 5)], [], Binh, null, new FigureSource(SourceKind.Subordinates), Made),
        new ReportRejected(Report, 1, "Sai", Chi, "other", new([new("male", "Quá ít")])),
        new ReportReturned(Report, 1, "Sai", Dung, null, "figures-wrong", new([new("male")])),
        new ReportSent(Report, 1, null, Noon),
        new ReportAccepted(
            Report, 1, Health, "malaria-monthly", "malaria", 1, "2026-07",
            [new("total", 5, Binh, null, new FigureSource(SourceKind.Subordinates))], Hash, Chi, null, null, Dung,
            Aggregation: Made),
        new CorrectionRequested(Report, 1, "Đếm sót", Binh, new([new("total", 6)])),
    ];
}
