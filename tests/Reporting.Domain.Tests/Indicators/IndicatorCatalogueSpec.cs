using Reporting.Domain.Indicators;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Indicators;

/// <summary>The opening moves of the specifications on an indicator's way (B4).</summary>
public abstract class IndicatorCatalogueSpec
{
    protected static readonly DateOnly TrialEnd = new(2026, 7, 6);

    protected static readonly IndicatorDefined CostDefined = Cost with { MeasureCode = "ca" };
    protected static readonly IndicatorDrafted Drafted = new(CostDefined);
    protected static readonly IndicatorTrialStarted Trial = new("cost", 1, TrialEnd, Ana);
    protected static readonly IndicatorDefined Official = CostDefined with { Notice = "CV 5" };

    protected static Spec<Indicator, IndicatorEvent>.Before Given(params IndicatorEvent[] history) =>
        new Spec<Indicator, IndicatorEvent>(Indicator.Initial, Indicator.Evolve).Given(history);
}
