using Reporting.Domain.Indicators;
using static Reporting.Domain.Decision<Reporting.Domain.IndicatorSets.IndicatorSetEvent>;

namespace Reporting.Domain.IndicatorSets;

/// <summary>A version of an indicator set is drafted, anew or as a copy of another set's (B1, B2). A draft of that number
/// is replaced.</summary>
public sealed record DraftIndicatorSet(
    string Code, int Version, string Name, SetLevel Level, DateOnly ValidFrom, DateOnly? ValidTo,
    EquatableArray<string> Indicators, string LegalBasis, string? CopiedFrom, AccountId By)
{
    private const int IndicatorsMax = 2000;

    /// <param name="command">The wish.</param>
    /// <param name="indicators">The indicators that are defined, by code; at least those of the wish that are.</param>
    /// <param name="state">The set so far.</param>
    public static Decision<IndicatorSetEvent> Decide(
        DraftIndicatorSet command, IReadOnlyDictionary<string, Indicator> indicators, IndicatorSet state)
    {
        if ((CheckWords(command) ?? CheckIndicators(command.Indicators, indicators) ?? CheckOrder(command, state))
            is { } wrong)
            return Refuse(wrong);
        var draft = IndicatorSet.VersionOf(command);
        return state.Draft(command.Version)?.Definition is { } earlier && earlier with { By = command.By } == draft
            ? Emit()
            : Emit(new IndicatorSetDrafted(draft));
    }

    private static Refusal? CheckWords(DraftIndicatorSet command) =>
        !Codes.IsWellFormed(command.Code) ? TextRefusals.CodeMalformed("code")
        : command.Version < 1 ? IndicatorSetRefusals.VersionNotPositive()
        : command.ValidTo < command.ValidFrom ? IndicatorSetRefusals.SpanEmpty()
        : Texts.Check("name", command.Name, Texts.NameLengthMax)
        ?? Texts.Check("legalBasis", command.LegalBasis, Texts.NameLengthMax);

    private static Refusal? CheckIndicators(
        EquatableArray<string> codes, IReadOnlyDictionary<string, Indicator> indicators)
    {
        if (codes.Count is < 1 or > IndicatorsMax || codes.Distinct().Count() != codes.Count)
            return IndicatorSetRefusals.NoIndicators();
        string[] unknown = [.. codes.Where(code => indicators.GetValueOrDefault(code)?.Definition is null)];
        return unknown.Length > 0 ? IndicatorRefusals.Unknown(unknown) : null;
    }

    private static Refusal? CheckOrder(DraftIndicatorSet command, IndicatorSet state) =>
        state.AbolishedFrom is { } from ? IndicatorSetRefusals.Abolished(from)
        : state.Draft(command.Version) is { TrialLastDay: not null } ? IndicatorSetRefusals.VersionTaken(command.Version)
        : state.Versions is not [.., var last] ? null
        : command.Version <= last.Version ? IndicatorSetRefusals.VersionTaken(command.Version)
        : command.ValidFrom < last.ValidFrom ? IndicatorSetRefusals.SpanEmpty()
        : null;
}
