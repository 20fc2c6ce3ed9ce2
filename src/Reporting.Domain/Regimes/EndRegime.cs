using static Reporting.Domain.Decision<Reporting.Domain.Regimes.RegimeEvent>;

namespace Reporting.Domain.Regimes;

/// <summary>A regime asks for nothing more after a day. What was assigned is still owed.</summary>
public sealed record EndRegime(string Regime, DateOnly LastDay, string Reason, AccountId By)
{
    public static Decision<RegimeEvent> Decide(EndRegime command, Regime state)
    {
        if (state.Definition is null)
            return Refuse(RegimeRefusals.Unknown(command.Regime));
        if (Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        var ended = new RegimeEnded(command.Regime, command.LastDay, command.Reason, command.By);
        return state.Ended is null ? Emit(ended)
            : state.Ended == ended ? Emit()
            : Refuse(RegimeRefusals.AlreadyEnded());
    }
}
