using System.Collections.Immutable;
using System.Diagnostics;

namespace Reporting.Domain.Templates;

/// <summary>All published versions of one template, in the order of their numbers.</summary>
public sealed record Template(ImmutableArray<TemplateVersion> Versions)
{
    public static readonly Template Initial = new([]);

    public static Guid StreamIdOf(string code) => Uuid5.Of("template", code);

    public TemplateVersion? Version(int number) => Versions.FirstOrDefault(v => v.Version == number);

    /// <summary>The version to be used for what begins on <paramref name="day"/>, or null before the first one is
    /// valid.</summary>
    public TemplateVersion? InForce(DateOnly day) => Versions.LastOrDefault(v => v.ValidFrom <= day);

    public static Template Evolve(Template state, TemplateEvent happened) => happened switch
    {
        TemplateVersionPublished e when state.Versions.All(v => v.Version < e.Version) =>
            new Template(state.Versions.Add(new TemplateVersion(e))),
        _ => throw new UnreachableException($"{happened} after {state.Versions.Length} versions: corrupt stream"),
    };
}
