using static Reporting.Domain.Decision<Reporting.Domain.Indicators.IndicatorEvent>;

namespace Reporting.Domain.Indicators;

/// <summary>From a day on the indicator is not used any more (B4). Its figures stay.</summary>
public sealed record AbolishIndicator(string Code, DateOnly From, string LegalBasis, AccountId By)
{
    public static Decision<IndicatorEvent> Decide(AbolishIndicator command, Indicator state) =>
        Texts.Check("legalBasis", command.LegalBasis, Texts.NameLengthMax) is { } wrong ? Refuse(wrong)
        : state.Definition is null ? Refuse(IndicatorRefusals.Unknown([command.Code]))
        : state.AbolishedFrom == command.From ? Emit()
        : state.AbolishedFrom is { } from ? Refuse(IndicatorRefusals.Abolished(from))
        : command.From < state.Definition.ValidFrom
            ? Refuse(IndicatorRefusals.ValidFromNotAfter(state.Definition.ValidFrom.Value))
        : Emit(new IndicatorAbolished(command.Code, command.From, command.LegalBasis, command.By));
}
