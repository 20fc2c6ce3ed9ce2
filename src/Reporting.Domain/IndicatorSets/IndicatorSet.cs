using System.Collections.Immutable;
using System.Diagnostics;

namespace Reporting.Domain.IndicatorSets;

/// <summary>A version that is not official yet.</summary>
/// <param name="TrialLastDay">The last day of its trial; null while it is a draft.</param>
public sealed record IndicatorSetDraft(IndicatorSetDefined Definition, DateOnly? TrialLastDay);

/// <summary>An indicator set in all its versions (B1, B4).</summary>
public sealed record IndicatorSet(ImmutableArray<IndicatorSetDefined> Versions)
{
    public static readonly IndicatorSet Initial = new([]);

    public ImmutableArray<IndicatorSetDraft> Drafts { get; private init; } = [];

    public DateOnly? AbolishedFrom { get; private init; }

    public static Guid StreamIdOf(string code) => Uuid5.Of("indicator-set", code);

    /// <summary>The version that a wish would become.</summary>
    internal static IndicatorSetDefined VersionOf(DraftIndicatorSet wish) => new(
        wish.Code, wish.Version, wish.Name, wish.Level, wish.ValidFrom, wish.ValidTo, wish.Indicators, wish.LegalBasis,
        wish.By, wish.CopiedFrom);

    public IndicatorSetDefined? Version(int number) => Versions.FirstOrDefault(v => v.Version == number);

    public IndicatorSetDraft? Draft(int number) => Drafts.FirstOrDefault(d => d.Definition.Version == number);

    public static IndicatorSet Evolve(IndicatorSet state, IndicatorSetEvent happened) => happened switch
    {
        IndicatorSetDefined e when state.Versions.All(v => v.Version < e.Version) =>
            state.Without(e.Version) with { Versions = state.Versions.Add(e) },
        IndicatorSetDrafted e when state.Version(e.Draft.Version) is null =>
            state.Without(e.Draft.Version).With(new IndicatorSetDraft(e.Draft, null)),
        IndicatorSetTrialStarted e when state.Draft(e.Version) is { TrialLastDay: null } draft =>
            state.Without(e.Version).With(draft with { TrialLastDay = e.LastDay }),
        IndicatorSetAbolished e when state.AbolishedFrom is null => state with { AbolishedFrom = e.From },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };

    private IndicatorSet Without(int number) =>
        this with { Drafts = Drafts.RemoveAll(d => d.Definition.Version == number) };

    private IndicatorSet With(IndicatorSetDraft draft) => this with { Drafts = Drafts.Add(draft) };
}
