using Reporting.Domain.Measures;
using static Reporting.Domain.Decision<Reporting.Domain.Indicators.IndicatorEvent>;

namespace Reporting.Domain.Indicators;

/// <summary>An indicator enters the catalogue, or gets a further version, which is official at once: one unit of measure
/// and one method for everybody (B6).</summary>
public sealed record DefineIndicator(IndicatorWish Wish, AccountId By)
{
    public const int DecimalsMax = 10;

    /// <param name="command">The wish.</param>
    /// <param name="others">The indicators that are defined, by code; at least those that the wish names.</param>
    /// <param name="state">The indicator so far.</param>
    public static Decision<IndicatorEvent> Decide(
        DefineIndicator command, IReadOnlyDictionary<string, Indicator> others, Indicator state)
    {
        if (IndicatorRules.Check(command.Wish, others) is { } wrong)
            return Refuse(wrong);
        IndicatorDefined defined = command.Wish.ToVersion(command.By);
        // Definitions of old have no code of their unit, and say the same all the same.
        if (state.Version(defined.Version ?? 1) is { } earlier
            && earlier with { By = command.By, MeasureCode = defined.MeasureCode, Version = defined.Version } == defined)
            return Emit();
        return state.Draft(defined.Version ?? 1) is { TrialLastDay: not null }
            ? Refuse(IndicatorRefusals.CodeTaken(defined.Code))
            : IndicatorRules.CheckOrder(state, command.Wish) is { } misfit ? Refuse(misfit)
            : Emit(defined);
    }

    /// <summary>Takes the concept for the indicator, before it is defined: a second definition of it is refused
    /// (B6).</summary>
    public static Decision<IndicatorEvent> Take(IndicatorWish wish, AccountId by, IndicatorConcept state)
    {
        if (UnitsOfMeasure.Find(wish.UnitOfMeasure) is not { } unit)
            return Refuse(MeasureRefusals.Unknown(wish.UnitOfMeasure));
        return state.Code is null
            ? Emit(new IndicatorConceptTaken(IndicatorConcept.Of(wish.Name, wish.NameVi, unit), wish.Code, by))
            : state.Code == wish.Code ? Emit()
            : Refuse(IndicatorRefusals.ConceptTaken(state.Code));
    }
}
