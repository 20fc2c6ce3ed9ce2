using static Reporting.Domain.Decision<Reporting.Domain.Indicators.IndicatorEvent>;

namespace Reporting.Domain.Indicators;

/// <summary>A version of an indicator is drafted (B4). A draft of that number is replaced.</summary>
public sealed record DraftIndicator(IndicatorWish Wish, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="others">The indicators that are defined, by code; at least those that the wish names.</param>
    /// <param name="state">The indicator so far.</param>
    public static Decision<IndicatorEvent> Decide(
        DraftIndicator command, IReadOnlyDictionary<string, Indicator> others, Indicator state)
    {
        if ((IndicatorRules.Check(command.Wish, others) ?? IndicatorRules.CheckOrder(state, command.Wish)) is { } wrong)
            return Refuse(wrong);
        var draft = command.Wish.ToVersion(command.By);
        return state.Draft(draft.Version ?? 1) switch
        {
            { TrialLastDay: not null } => Refuse(IndicatorRefusals.CodeTaken(draft.Code)),
            { Definition: var earlier } when earlier with { By = command.By } == draft => Emit(),
            _ => Emit(new IndicatorDrafted(draft)),
        };
    }
}
