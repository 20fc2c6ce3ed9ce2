using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Regimes;

public sealed class DefineRegimeSpec
{
    private static readonly Template Known = Template.Evolve(Template.Initial, MalariaPublished);

    private static readonly DefineRegime DefineMonthly = new(
        "malaria-monthly", "Sốt rét hằng tháng", "malaria", PeriodKind.Month, Health, "commune", [], Ana);

    private static Spec<Regime, RegimeEvent>.Before Given(params RegimeEvent[] history) =>
        new Spec<Regime, RegimeEvent>(Regime.Initial, (state, e) => Regime.Evolve(state, e, Noon)).Given(history);

    private static Func<Regime, Decision<RegimeEvent>> Define(DefineRegime command, Template? template = null) =>
        state => DefineRegime.Decide(command, template ?? Known, Units, state);

    [Fact]
    public void All_units_of_a_kind_report() => Given().When(Define(DefineMonthly)).Then(Monthly);

    [Fact]
    public void Listed_units_report() =>
        Given().When(Define(DefineMonthly with { ReportersKind = null, Reporters = [Xuan] }))
            .Then(Monthly with { ReportersKind = null, Reporters = [Xuan] });

    [Fact]
    public void The_same_regime_by_somebody_else_adds_nothing() =>
        Given(Monthly).When(Define(DefineMonthly with { By = Binh })).Then();

    [Fact]
    public void A_regime_has_one_definition() =>
        Given(Monthly).When(Define(DefineMonthly with { RequestingUnit = Province }))
            .ThenRefused("regime.code-taken", "malaria-monthly");

    [Fact]
    public void The_template_must_be_published() =>
        Given().When(Define(DefineMonthly, Template.Initial)).ThenRefused("template.unknown", "malaria");

    [Fact]
    public void The_period_kind_is_the_templates() =>
        Given().When(Define(DefineMonthly with { PeriodKind = PeriodKind.Day }))
            .ThenRefused("regime.period-kind-not-of-template", "periodKind");

    [Fact]
    public void Reporters_are_a_kind_or_a_list() =>
        Given().When(Define(DefineMonthly with { Reporters = [Xuan] }))
            .ThenRefused("regime.kind-or-list", "reportersKind", "reporters");

    [Fact]
    public void Somebody_reports() =>
        Given().When(Define(DefineMonthly with { ReportersKind = null }))
            .ThenRefused("regime.kind-or-list", "reportersKind", "reporters");

    [Fact]
    public void The_requesting_unit_must_be_registered()
    {
        var nobody = new UnitId(Guid.Empty);
        Given().When(Define(DefineMonthly with { RequestingUnit = nobody }))
            .ThenRefused("unit.unknown", nobody.Value.ToString());
    }

    [Fact]
    public void Listed_units_must_be_registered()
    {
        var nobody = new UnitId(Guid.Empty);
        Given().When(Define(DefineMonthly with { ReportersKind = null, Reporters = [Xuan, nobody] }))
            .ThenRefused("unit.unknown", nobody.Value.ToString());
    }

    [Fact]
    public void A_code_is_well_formed() =>
        Given().When(Define(DefineMonthly with { Code = "" })).ThenRefused("code.malformed", "code");

    [Fact]
    public void A_name_is_not_blank() =>
        Given().When(Define(DefineMonthly with { Name = "" })).ThenRefused("text.blank", "name");

    [Fact]
    public void A_unit_of_the_kind_reports_when_it_is_below_the_requesting_unit()
    {
        Assert.True(Monthly.IsReporter(Xuan, Units));
        Assert.False(Monthly.IsReporter(Health, Units));
        Assert.False((Monthly with { RequestingUnit = Thu }).IsReporter(Xuan, Units));
        Assert.True((Monthly with { ReportersKind = null, Reporters = [Health] }).IsReporter(Health, Units));
    }

    [Fact]
    public void B5_A_regime_may_open_by_itself_have_its_own_deadline_a_lead_unit_and_an_end() =>
        Given().When(Define(DefineMonthly with
        {
            Type = RegimeType.Periodic, IsAutomatic = true, LeadUnit = Province, ValidFrom = Founded,
            ValidTo = new DateOnly(2027, 12, 31),
            Deadline = new DeadlineRule { Kind = PeriodKind.Month, DayOfMonth = 25 },
        })).Then(Monthly with
        {
            Type = RegimeType.Periodic, IsAutomatic = true, LeadUnit = Province, ValidFrom = Founded,
            ValidTo = new DateOnly(2027, 12, 31),
            Deadline = new DeadlineRule { Kind = PeriodKind.Month, DayOfMonth = 25 },
        });

    [Fact]
    public void B5_What_is_not_periodic_does_not_open_by_itself() =>
        Given().When(Define(DefineMonthly with { Type = RegimeType.AdHoc, IsAutomatic = true }))
            .ThenRefused("regime.not-periodic", "automatic");

    [Fact]
    public void B5_A_regime_does_not_end_before_it_begins() =>
        Given().When(Define(DefineMonthly with { ValidFrom = Founded, ValidTo = Founded.AddDays(-1) }))
            .ThenRefused("regime.validity-reversed", "validFrom", "validTo");

    [Fact]
    public void D4_The_lead_unit_must_be_registered()
    {
        var nobody = new UnitId(Guid.Empty);
        Given().When(Define(DefineMonthly with { LeadUnit = nobody }))
            .ThenRefused("unit.unknown", nobody.Value.ToString());
    }

    [Theory]
    [InlineData(PeriodKind.Month, 29, 0, 0)]
    [InlineData(PeriodKind.Month, null, 0, 0)]
    [InlineData(PeriodKind.Month, 20, 3, 0)]
    [InlineData(PeriodKind.Month, 20, 0, 13)]
    [InlineData(PeriodKind.Day, 20, 0, 0)]
    public void C2_The_own_deadline_is_a_rule_that_can_be_counted(
        PeriodKind kind, int? dayOfMonth, int daysAfter, int monthsAfter) =>
        Given().When(Define(DefineMonthly with
        {
            Deadline = new DeadlineRule
            {
                Kind = kind, DayOfMonth = dayOfMonth, DaysAfter = daysAfter, MonthsAfter = monthsAfter,
            },
        })).ThenRefused("calendar.rule-malformed", "deadline");
}
