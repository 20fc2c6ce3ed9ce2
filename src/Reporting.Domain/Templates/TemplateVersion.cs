using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Domain.Calendars;

namespace Reporting.Domain.Templates;

/// <summary>A published version with what entering and submitting need at hand: decimals by indicator, constraints
/// parsed once.</summary>
public sealed class TemplateVersion
{
    private readonly FrozenDictionary<string, int> decimals;

    public TemplateVersion(TemplateVersionPublished published)
    {
        Published = published;
        decimals = published.Rows.ToFrozenDictionary(r => r.Indicator, r => r.Decimals, StringComparer.Ordinal);
        Constraints = [.. published.Constraints.Select(Parse)];
    }

    public TemplateVersionPublished Published { get; }

    public string Template => Published.Template;

    public int Version => Published.Version;

    public PeriodKind PeriodKind => Published.PeriodKind;

    public DateOnly ValidFrom => Published.ValidFrom;

    public EquatableArray<TemplateRow> Rows => Published.Rows;

    public ImmutableArray<Constraint> Constraints { get; }

    public bool HasRule(string rule) => Constraints.Any(c => c.Rule == rule);

    /// <summary>How many decimals the indicator's figures may have, or null when it is no row of this
    /// version.</summary>
    public int? DecimalsOf(string indicator) => decimals.TryGetValue(indicator, out var digits) ? digits : null;

    private static Constraint Parse(TemplateConstraint stored) =>
        Expression.TryParse(stored.Expression, out var expression, out var error)
            ? new Constraint(stored.Rule, stored.Severity, expression)
            : throw new UnreachableException($"Published constraint {stored.Rule} does not parse: {error.English}");
}
