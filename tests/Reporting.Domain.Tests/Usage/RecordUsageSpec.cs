using Reporting.Domain.Usage;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Usage;

public sealed class RecordUsageSpec
{
    private static readonly RecordUsage Record = new(
        Xuan, PeriodOf("2026-H1"), 42, LookingUpEvents.Usage.Lines, new DateOnly(2026, 6, 15), Ana);

    private static Spec<UsageReport, UsageEvent>.Before Given(params UsageEvent[] history) =>
        new Spec<UsageReport, UsageEvent>(UsageReport.Initial, UsageReport.Evolve).Given(history);

    [Fact]
    public void F4_The_usage_of_a_half_year_is_recorded_when_it_is_over() =>
        Given().When(RecordUsage.Decide, Record).Then(LookingUpEvents.Usage);

    [Fact]
    public void F4_What_was_recorded_stands_though_it_would_be_counted_otherwise_now() =>
        Given(LookingUpEvents.Usage).When(RecordUsage.Decide, Record with { Lines = [], AtPosition = 99 }).Then();

    [Fact]
    public void A_period_that_is_not_over_has_no_usage_yet() => Given()
        .When(RecordUsage.Decide, Record with { Today = new DateOnly(2026, 6, 14) })
        .ThenRefused("usage.period-not-over", "period");

    [Fact]
    public void Usage_is_reported_by_half_years_and_years_only()
    {
        Given().When(RecordUsage.Decide, Record with { Period = PeriodOf("2026-05") })
            .ThenRefused("usage.wrong-kind", "period");
        Given().When(RecordUsage.Decide, Record with { Period = PeriodOf("2025") })
            .Then(LookingUpEvents.Usage with { Period = "2025" });
    }
}
