using System.Collections.Immutable;
using System.Diagnostics;

namespace Reporting.Domain.Indicators;

/// <summary>A version that is not official yet.</summary>
/// <param name="TrialLastDay">The last day of its trial; null while it is a draft.</param>
public sealed record IndicatorDraft(IndicatorDefined Definition, DateOnly? TrialLastDay)
{
    public int Version => Definition.Version ?? 1;
}

/// <summary>An indicator in all its versions (B1, B4).</summary>
/// <param name="Definition">The newest official version, or null while there is none.</param>
public sealed record Indicator(IndicatorDefined? Definition)
{
    public static readonly Indicator Initial = new(Definition: null);

    /// <summary>The official versions, in the order of their numbers.</summary>
    public ImmutableArray<IndicatorDefined> Versions { get; private init; } = Definition is null ? [] : [Definition];

    /// <summary>Drafts and trials.</summary>
    public ImmutableArray<IndicatorDraft> Drafts { get; private init; } = [];

    public DateOnly? AbolishedFrom { get; private init; }

    public static Guid StreamIdOf(string code) => Uuid5.Of("indicator", code);

    public IndicatorDefined? Version(int number) => Versions.FirstOrDefault(v => (v.Version ?? 1) == number);

    public IndicatorDraft? Draft(int number) => Drafts.FirstOrDefault(d => d.Version == number);

    public static Indicator Evolve(Indicator state, IndicatorEvent happened) => happened switch
    {
        IndicatorDefined e when (e.Version ?? 1) > (state.Definition is { } last ? last.Version ?? 1 : 0) =>
            state.Without(e.Version ?? 1) with { Definition = e, Versions = state.Versions.Add(e) },
        IndicatorDrafted e when state.Version(e.Draft.Version ?? 1) is null =>
            state.Without(e.Draft.Version ?? 1).With(new IndicatorDraft(e.Draft, null)),
        IndicatorTrialStarted e when state.Draft(e.Version) is { TrialLastDay: null } draft =>
            state.Without(e.Version).With(draft with { TrialLastDay = e.LastDay }),
        IndicatorAbolished e when state.AbolishedFrom is null => state with { AbolishedFrom = e.From },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };

    private Indicator Without(int number) => this with { Drafts = Drafts.RemoveAll(d => d.Version == number) };

    private Indicator With(IndicatorDraft draft) => this with { Drafts = Drafts.Add(draft) };
}
