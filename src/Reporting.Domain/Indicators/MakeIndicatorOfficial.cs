using static Reporting.Domain.Decision<Reporting.Domain.Indicators.IndicatorEvent>;

namespace Reporting.Domain.Indicators;

/// <summary>A version that was on trial becomes official, and the units are told in writing (B4).</summary>
/// <param name="Notice">The number of the letter to the units.</param>
public sealed record MakeIndicatorOfficial(string Code, int Version, string Notice, AccountId By)
{
    public static Decision<IndicatorEvent> Decide(MakeIndicatorOfficial command, Indicator state)
    {
        if (Texts.Check("notice", command.Notice, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        if (state.Version(command.Version) is { } earlier && earlier.Notice == command.Notice)
            return Emit();
        if (state.Draft(command.Version) is not { TrialLastDay: not null, Definition: var tried })
            return Refuse(IndicatorRefusals.NotOnTrial(command.Version));
        if (state.AbolishedFrom is { } from)
            return Refuse(IndicatorRefusals.Abolished(from));
        IndicatorDefined official = tried with { Notice = command.Notice, By = command.By };
        return (official.Version ?? 1) > (state.Definition is { } last ? last.Version ?? 1 : 0)
            ? Emit(official)
            : Refuse(IndicatorRefusals.CodeTaken(command.Code));
    }
}
