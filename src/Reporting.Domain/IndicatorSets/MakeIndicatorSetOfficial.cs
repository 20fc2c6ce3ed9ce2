using static Reporting.Domain.Decision<Reporting.Domain.IndicatorSets.IndicatorSetEvent>;

namespace Reporting.Domain.IndicatorSets;

/// <summary>A version that was on trial becomes official, and the units are told in writing (B4).</summary>
/// <param name="Notice">The number of the letter to the units.</param>
public sealed record MakeIndicatorSetOfficial(string Code, int Version, string Notice, AccountId By)
{
    public static Decision<IndicatorSetEvent> Decide(MakeIndicatorSetOfficial command, IndicatorSet state)
    {
        if (Texts.Check("notice", command.Notice, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        if (state.Version(command.Version) is { } earlier && earlier.Notice == command.Notice)
            return Emit();
        if (state.Draft(command.Version) is not { TrialLastDay: not null, Definition: var tried })
            return Refuse(IndicatorSetRefusals.NotOnTrial(command.Version));
        if (state.AbolishedFrom is { } from)
            return Refuse(IndicatorSetRefusals.Abolished(from));
        IndicatorSetDefined official = tried with { Notice = command.Notice, By = command.By };
        return state.Versions.All(version => version.Version < official.Version)
            ? Emit(official)
            : Refuse(IndicatorSetRefusals.VersionTaken(command.Version));
    }
}
