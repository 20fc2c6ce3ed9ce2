using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class AssignReportSpec : ReportSpec
{
    private static readonly AssignReport AssignJuly = new(July, Xuan, PeriodOf("2026-07"), 1, Ana);

    private static Func<Report, Decision<ReportEvent>> Assign(
        AssignReport command, RegimeDefined? regime = null, bool withoutVersion = false) =>
        state => AssignReport.Decide(command, regime ?? Monthly, withoutVersion ? null : Malaria, Units, state);

    private static AssignReport Of(UnitId unit, string period, int occurrence) => new(
        Report.IdOf(unit, "malaria-monthly", "malaria", PeriodOf(period), occurrence), unit, PeriodOf(period),
            occurrence, Ana);

    [Fact]
    public void A_unit_owes_the_report_of_a_period() => Given().When(Assign(AssignJuly)).Then(Assigned);

    [Fact]
    public void A_retry_adds_nothing_however_far_the_report_came() => Given(ToAccepted).When(Assign(AssignJuly)).Then();

    [Fact]
    public void A_second_occurrence_is_another_report()
    {
        var second = Of(Xuan, "2026-07", 2);
        Given().When(Assign(second)).Then(Assigned with { ReportId = second.ReportId, Occurrence = 2 });
    }

    [Fact]
    public void The_id_is_made_of_what_is_assigned() =>
        Given().When(Assign(AssignJuly with { Unit = Thu })).ThenRefused("report.id-mismatch");

    [Fact]
    public void The_period_is_of_the_regimes_kind() =>
        Given().When(Assign(Of(Xuan, "2026-Q3", 1))).ThenRefused("period.wrong-kind", "2026-Q3");

    [Fact]
    public void Occurrences_count_from_1() =>
        Given().When(Assign(Of(Xuan, "2026-07", 0))).ThenRefused("report.occurrence-not-positive", "occurrence");

    [Fact]
    public void The_unit_must_be_registered()
    {
        var nobody = new UnitId(Guid.Empty);
        Given().When(Assign(Of(nobody, "2026-07", 1))).ThenRefused("unit.unknown", nobody.Value.ToString());
    }

    [Fact]
    public void The_unit_reports_under_the_regime() =>
        Given().When(Assign(Of(Health, "2026-07", 1))).ThenRefused("report.unit-not-in-regime", "01-yte");

    [Fact]
    public void A_template_version_must_be_in_force() =>
        Given().When(Assign(AssignJuly, withoutVersion: true)).ThenRefused("template.no-version-in-force", "malaria");
}
