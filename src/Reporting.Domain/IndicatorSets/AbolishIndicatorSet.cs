using static Reporting.Domain.Decision<Reporting.Domain.IndicatorSets.IndicatorSetEvent>;

namespace Reporting.Domain.IndicatorSets;

/// <summary>From a day on the set is not used any more (B4).</summary>
public sealed record AbolishIndicatorSet(string Code, DateOnly From, string LegalBasis, AccountId By)
{
    public static Decision<IndicatorSetEvent> Decide(AbolishIndicatorSet command, IndicatorSet state) =>
        Texts.Check("legalBasis", command.LegalBasis, Texts.NameLengthMax) is { } wrong ? Refuse(wrong)
        : state.Versions is not [var first, ..] ? Refuse(IndicatorSetRefusals.Unknown(command.Code))
        : state.AbolishedFrom == command.From ? Emit()
        : state.AbolishedFrom is { } from ? Refuse(IndicatorSetRefusals.Abolished(from))
        : command.From < first.ValidFrom ? Refuse(IndicatorSetRefusals.SpanEmpty())
        : Emit(new IndicatorSetAbolished(command.Code, command.From, command.LegalBasis, command.By));
}
