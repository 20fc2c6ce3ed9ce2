using Reporting.Domain.IndicatorSets;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.IndicatorSets;

/// <summary>The opening moves of the specifications on sets.</summary>
public abstract class IndicatorSetSpec
{
    protected static readonly DateOnly TrialEnd = new(2026, 7, 6);

    protected static readonly IndicatorSetDefined Set = new(
        "kt-xh", 1, "Bộ chỉ tiêu", SetLevel.Commune, Founded, null, ["total", "cost"], "QĐ 12", Ana);

    protected static readonly IndicatorSetTrialStarted Trial = new("kt-xh", 1, TrialEnd, Ana);

    protected static Spec<IndicatorSet, IndicatorSetEvent>.Before Given(params IndicatorSetEvent[] history) =>
        new Spec<IndicatorSet, IndicatorSetEvent>(IndicatorSet.Initial, IndicatorSet.Evolve).Given(history);
}
