using System.Collections.Immutable;
using System.Diagnostics;

namespace Reporting.Domain.Templates;

/// <summary>A version that is not official yet.</summary>
/// <param name="TrialLastDay">The last day of its trial; null while it is a draft.</param>
public sealed record TemplateDraft(TemplateVersion Version, DateOnly? TrialLastDay);

/// <summary>All versions of one template: the official ones in the order of their numbers, and those on their way
/// (B4).</summary>
public sealed record Template(ImmutableArray<TemplateVersion> Versions)
{
    public static readonly Template Initial = new([]);

    /// <summary>Drafts and trials.</summary>
    public ImmutableArray<TemplateDraft> Drafts { get; private init; } = [];

    public ImmutableArray<int> Shared { get; private init; } = [];

    /// <summary>The day from which on nobody uses it; null while it is in use.</summary>
    public DateOnly? AbolishedFrom { get; private init; }

    public static Guid StreamIdOf(string code) => Uuid5.Of("template", code);

    public TemplateVersion? Version(int number) => Versions.FirstOrDefault(v => v.Version == number);

    public TemplateDraft? Draft(int number) => Drafts.FirstOrDefault(d => d.Version.Version == number);

    /// <summary>The version in which a report may be: an official one, or one that is on trial.</summary>
    public TemplateVersion? Usable(int number) =>
        Version(number) ?? (Draft(number) is { TrialLastDay: not null } trial ? trial.Version : null);

    /// <summary>The version to be used for what begins on <paramref name="day"/>, or null before the first one is
    /// valid and after the template was abolished.</summary>
    public TemplateVersion? InForce(DateOnly day) =>
        AbolishedFrom <= day ? null : Versions.LastOrDefault(v => v.ValidFrom <= day);

    /// <summary>Whose template it is; null while it has no version, and for one of the whole register.</summary>
    public UnitId? Owner =>
        (Drafts is [.., var draft] ? draft.Version : Versions is [.., var version] ? version : null)?.Published.Owner;

    public static Template Evolve(Template state, TemplateEvent happened) => happened switch
    {
        TemplateVersionPublished e when state.Versions.All(v => v.Version < e.Version) =>
            state.Without(e.Version) with { Versions = state.Versions.Add(new TemplateVersion(e)) },
        TemplateVersionDrafted e when state.Version(e.Draft.Version) is null =>
            state.Without(e.Draft.Version).WithDraft(new TemplateDraft(new TemplateVersion(e.Draft), null)),
        TemplateTrialStarted e when state.Draft(e.Version) is { TrialLastDay: null } draft =>
            state.Without(e.Version).WithDraft(draft with { TrialLastDay = e.LastDay }),
        TemplateShared e when state.Version(e.Version) is not null =>
            state with { Shared = state.Shared.Add(e.Version) },
        TemplateAbolished e when state.AbolishedFrom is null => state with { AbolishedFrom = e.From },
        _ => throw new UnreachableException($"{happened} after {state.Versions.Length} versions: corrupt stream"),
    };

    private Template Without(int number) => this with { Drafts = Drafts.RemoveAll(d => d.Version.Version == number) };

    private Template WithDraft(TemplateDraft draft) => this with { Drafts = Drafts.Add(draft) };
}
