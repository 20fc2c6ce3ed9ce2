using Reporting.Domain.Calendars;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Calendars.Holidays;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Regimes;

public sealed class OpenPeriodSpec
{
    private static readonly Template Known = Template.Evolve(Template.Initial, MalariaPublished);

    private static readonly OpenPeriod OpenJuly =
        new("malaria-monthly", PeriodOf("2026-07"), 1, DueAt: null, Local("2026-06-15 00:00"), Ana);

    private static readonly PeriodOpened Opened =
        new("malaria-monthly", "2026-07", 1, 1, Local("2026-07-20 00:00").ToUniversalTime(), 1, Ana);

    private static Regime Evolve(Regime state, RegimeEvent e) => Regime.Evolve(state, e, Noon);

    private static Spec<Regime, RegimeEvent>.Before Given(params RegimeEvent[] history) =>
        new Spec<Regime, RegimeEvent>(Regime.Initial, Evolve).Given(history);

    private static Func<Regime, Decision<RegimeEvent>> Open(OpenPeriod command, Template? template = null) =>
        state => OpenPeriod.Decide(command, template ?? Known, Calendar(), state);

    [Fact]
    public void D1_A_period_opens_with_the_deadline_of_the_rule() => Given(Monthly).When(Open(OpenJuly)).Then(Opened);

    [Fact]
    public void B5_An_ad_hoc_report_is_due_when_whoever_asks_says() =>
        Given(Monthly).When(Open(OpenJuly with { DueAt = Local("2026-06-16 10:00"), Occurrence = 2 }))
            .Then(Opened with
            {
                Occurrence = 2, DueAt = Local("2026-06-16 10:00").ToUniversalTime(), CalendarVersion = null,
            });

    [Fact]
    public void D1_Opened_by_hand_it_is_not_opened_again_by_itself() =>
        Given(Monthly, Opened with { DueAt = Noon, CalendarVersion = null }).When(Open(OpenJuly)).Then();

    [Fact]
    public void An_open_period_does_not_get_another_deadline_for_all() =>
        Given(Monthly, Opened).When(Open(OpenJuly with { DueAt = Local("2026-08-01 00:00") }))
            .ThenRefused("regime.already-open", "2026-07");

    [Fact]
    public void A_deadline_that_nobody_says_is_refused() =>
        Given(Monthly with { PeriodKind = PeriodKind.NineMonths })
            .When(Open(OpenJuly with { Period = PeriodOf("2027-M9") })).ThenRefused("regime.no-deadline", "dueAt");

    [Fact]
    public void A_given_deadline_lies_ahead() => Given(Monthly).When(Open(OpenJuly with { DueAt = OpenJuly.Now }))
        .ThenRefused("regime.due-in-past", "dueAt");

    [Fact]
    public void The_regime_must_be_defined() =>
        Given().When(Open(OpenJuly)).ThenRefused("regime.unknown", "malaria-monthly");

    [Fact]
    public void The_period_is_of_the_regimes_kind() => Given(Monthly)
        .When(Open(OpenJuly with { Period = PeriodOf("2026-Q3") })).ThenRefused("period.wrong-kind", "2026-Q3");

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void Occurrences_are_counted_from_1_to_a_thousand(int occurrence) =>
        Given(Monthly).When(Open(OpenJuly with { Occurrence = occurrence }))
            .ThenRefused("report.occurrence-not-positive", "occurrence");

    [Fact]
    public void A_regime_asks_only_while_it_is_valid()
    {
        Given(Monthly with { ValidFrom = new DateOnly(2026, 6, 16) }).When(Open(OpenJuly))
            .ThenRefused("regime.not-valid", "2026-07");
        Given(Monthly with { ValidTo = new DateOnly(2026, 6, 14) }).When(Open(OpenJuly))
            .ThenRefused("regime.not-valid", "2026-07");
        Given(Monthly, new RegimeEnded("malaria-monthly", new DateOnly(2026, 6, 14), "x", Ana)).When(Open(OpenJuly))
            .ThenRefused("regime.not-valid", "2026-07");
    }

    [Fact]
    public void A_template_version_must_be_in_force() => Given(Monthly).When(Open(OpenJuly, Template.Initial))
        .ThenRefused("template.no-version-in-force", "malaria");

    [Fact]
    public void D1_A_host_that_was_away_opens_every_period_it_missed()
    {
        var automatic = Monthly with { IsAutomatic = true, ValidFrom = new DateOnly(2026, 3, 1) };
        string[] Due(string today, params RegimeEvent[] history) =>
        [
            .. DueOpenings.Of(
                history.Aggregate(Regime.Initial, Evolve), DateOnly.Parse(today, null),
                time => DateOnly.FromDateTime(time.UtcDateTime)).Select(due => due.Period.Text),
        ];
        Assert.Empty(Due("2026-03-14", automatic));
        Assert.Equal(["2026-04"], Due("2026-03-15", automatic));
        Assert.Equal(["2026-04", "2026-05", "2026-06", "2026-07"], Due("2026-06-20", automatic));
        Assert.Equal(["2026-08"], Due("2026-08-01", automatic, Opened));
        // Defined on 1 August without a first day: the period that runs is asked for.
        Assert.Equal(["2026-08"], Due("2026-08-01", automatic with { ValidFrom = null }));
        Assert.Empty(Due("2026-08-01", Monthly));
        Assert.Empty(Due("2026-08-01", automatic, new RegimeEnded("malaria-monthly", Founded, "x", Ana)));
    }
}
