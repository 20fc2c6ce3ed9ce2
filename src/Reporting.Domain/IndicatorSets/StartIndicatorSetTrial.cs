using static Reporting.Domain.Decision<Reporting.Domain.IndicatorSets.IndicatorSetEvent>;

namespace Reporting.Domain.IndicatorSets;

/// <summary>A drafted version of a set goes on trial, for as many working days as the profile has (B4).</summary>
/// <param name="LastDay">The last day of the trial, by the profile.</param>
public sealed record StartIndicatorSetTrial(string Code, int Version, DateOnly LastDay, AccountId By)
{
    public static Decision<IndicatorSetEvent> Decide(StartIndicatorSetTrial command, IndicatorSet state) =>
        state.Draft(command.Version) switch
    {
        null => Refuse(IndicatorSetRefusals.NotDraft(command.Version)),
        { TrialLastDay: not null } => Emit(),
        _ => Emit(new IndicatorSetTrialStarted(command.Code, command.Version, command.LastDay, command.By)),
    };
}
