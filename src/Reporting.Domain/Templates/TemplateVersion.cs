using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;

namespace Reporting.Domain.Templates;

/// <summary>A version with what entering and submitting need at hand: its cells by name, constraints and formulas
/// parsed once.</summary>
public sealed class TemplateVersion
{
    private readonly FrozenDictionary<string, CellDefinition> cells;
    private readonly FormCells form;

    public TemplateVersion(TemplateVersionPublished published)
    {
        Published = published;
        form = CellDefinitions.Form(published);
        cells = CellDefinitions.Of(published, form).ToFrozenDictionary(cell => cell.Name, StringComparer.Ordinal);
        Derived = CellDefinitions.InOrder(cells)
            ?? throw new UnreachableException($"The formulas of {published.Template} go round in a circle.");
        Required = [.. cells.Values.Where(cell => cell.IsRequired && cell.Formula is null).Select(cell => cell.Name)
            .Order(StringComparer.Ordinal)];
        Constraints = [.. published.Constraints.Select(Parse)];
        Shifts = [.. Constraints.SelectMany(constraint => constraint.Expression.Shifts)
            .Concat(Derived.SelectMany(cell => cell.Formula!.Term.Shifts)).Distinct()];
    }

    public TemplateVersionPublished Published { get; }

    public string Template => Published.Template;

    public int Version => Published.Version;

    public PeriodKind PeriodKind => Published.PeriodKind;

    public DateOnly ValidFrom => Published.ValidFrom;

    public EquatableArray<TemplateRow> Rows => Published.Rows;

    public EquatableArray<TemplateSection> Sections => Published.Sections ?? [];

    public ImmutableArray<Constraint> Constraints { get; }

    /// <summary>The cells that are worked out, each after those that it needs.</summary>
    public ImmutableArray<CellDefinition> Derived { get; }

    /// <summary>The other periods of a report that its constraints and formulas ask for.</summary>
    public ImmutableArray<PeriodShift> Shifts { get; }

    /// <summary>The names of the cells and sections that must be filled in.</summary>
    public ImmutableArray<string> Required { get; }

    /// <summary>All cells and sections, in no order.</summary>
    public ImmutableArray<CellDefinition> Cells => cells.Values;

    /// <summary>How many earlier periods its rows ask for, to tell what is unusual; 0 when none does.</summary>
    public int HistoryCount => Rows.Max(row => row.Outlier?.PeriodCount) ?? 0;

    /// <summary>The cell of a row and a column; null as the column means a form without columns.</summary>
    public CellDefinition? Cell(string row, string? column) => Cell(form.Name(row, column));

    /// <summary>The cell of that name; null when the form has none.</summary>
    public CellDefinition? Cell(string name) => cells.GetValueOrDefault(name);

    /// <summary>Whether a comment can be on it.</summary>
    public bool HasRule(string rule) => Constraints.Any(c => c.Rule == rule)
        || Rows.Any(row => row.Outlier is not null && Outliers.RuleOf(row.Indicator) == rule);

    /// <summary>The cells that a constraint names outright.</summary>
    public EquatableArray<string> CellsOf(Constraint constraint) =>
        constraint.Expression.Cells.Where(cell => cell.Row is not null)
            .SelectMany(cell => Term.NamesOf(cell, new CellScope(form))).Distinct(StringComparer.Ordinal).ToEquatableArray();

    /// <summary>How many decimals the indicator's figures may have, or null when it has no figure in this
    /// version.</summary>
    public int? DecimalsOf(string indicator) =>
        cells.TryGetValue(indicator, out var cell) && cell.IsFigure ? cell.Decimals : null;

    /// <summary>Whether the values break the constraint.</summary>
    public bool IsBroken(Constraint constraint, CellValues values) => constraint.IsBroken(values, form);

    /// <summary>A formula's value over this form.</summary>
    public decimal? Value(Formula formula, CellValues values) => formula.Value(values, new CellScope(form));

    /// <summary>What is wrong with the references in a section's text, or null.</summary>
    public ExpressionError? CheckNarrative(string text) => NarrativeText.Check(
        text, references => references
            .SelectMany(cell => cell.Row is null && cell.Column is not null ? [$"[{cell.Column}]"]
                : Term.NamesOf(cell, new CellScope(form)))
            .FirstOrDefault(name => Cell(name) is not { Kind: CellKind.Number }));

    private static Constraint Parse(TemplateConstraint stored) =>
        Expression.TryParse(stored.Expression, out var expression, out var error)
            ? new Constraint(stored.Rule, stored.Severity, expression)
            {
                Message = stored.Message, MessageVi = stored.MessageVi,
            }
            : throw new UnreachableException($"Published constraint {stored.Rule} does not parse: {error.English}");
}
