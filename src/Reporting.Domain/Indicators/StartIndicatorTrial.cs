using static Reporting.Domain.Decision<Reporting.Domain.Indicators.IndicatorEvent>;

namespace Reporting.Domain.Indicators;

/// <summary>A drafted version of an indicator goes on trial, for as many working days as the profile has (B4).</summary>
/// <param name="LastDay">The last day of the trial, by the profile.</param>
public sealed record StartIndicatorTrial(string Code, int Version, DateOnly LastDay, AccountId By)
{
    public static Decision<IndicatorEvent> Decide(StartIndicatorTrial command, Indicator state) =>
        state.Draft(command.Version) switch
    {
        null => Refuse(IndicatorRefusals.NotDraft(command.Version)),
        { TrialLastDay: not null } => Emit(),
        _ => Emit(new IndicatorTrialStarted(command.Code, command.Version, command.LastDay, command.By)),
    };
}
