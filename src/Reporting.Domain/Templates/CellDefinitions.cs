using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Domain.Measures;

namespace Reporting.Domain.Templates;

/// <summary>Makes the cells of a published version.</summary>
internal static class CellDefinitions
{
    private const int SectionLengthMax = 20_000;

    public static FormCells Form(TemplateVersionPublished of) => new(
        of.Rows.Select(row => row.Indicator).ToEquatableArray(),
        (of.Columns ?? []).Where(column => column.Kind == CellKind.Number).Select(column => column.Code)
            .ToEquatableArray(),
        (of.Columns ?? []).FirstOrDefault(column => column.IsFigure == true)?.Code);

    public static IEnumerable<CellDefinition> Of(TemplateVersionPublished of, FormCells form)
    {
        var columns = of.Columns ?? [];
        foreach (var row in of.Rows)
        {
            if (columns.Count == 0)
                yield return Figure(row, null, form);
            foreach (var column in columns)
                yield return column.IsFigure == true ? Figure(row, column, form) : Cell(row, column, form);
        }
        foreach (var section in of.Sections ?? [])
        {
            yield return new CellDefinition(
                CellDefinition.OfSection(section.Code), CellKind.Text, false, SectionLengthMax,
                section.IsRequired == true, [], null, null) { AllowsNil = section.AllowsNil == true };
        }
    }

    private static CellDefinition Figure(TemplateRow row, TemplateColumn? column, FormCells form) => new(
        row.Indicator, CellKind.Number, true, row.Decimals, row.IsRequired == true || column?.IsRequired == true, [],
        UnitsOfMeasure.Find(row.UnitOfMeasure), Parse(row.Formula ?? column?.Formula))
    {
        Scope = new CellScope(form, row.Indicator, null), AllowsNil = row.AllowsNil == true,
    };

    private static CellDefinition Cell(TemplateRow row, TemplateColumn column, FormCells form)
    {
        var isNumber = column.Kind == CellKind.Number;
        // A column's own formula goes before the row's: a column of percentages does not add up.
        var formula = isNumber ? column.Formula ?? row.Formula : null;
        return new CellDefinition(
            form.Name(row.Indicator, column.Code), column.Kind, false, column.Decimals ?? row.Decimals,
            column.IsRequired == true, column.Choices ?? [],
            isNumber && column.Decimals is null ? UnitsOfMeasure.Find(row.UnitOfMeasure) : null, Parse(formula))
        {
            Scope = new CellScope(form, row.Indicator, column.Formula is null ? column.Code : null),
            AllowsNil = isNumber && row.AllowsNil == true,
        };
    }

    /// <summary>Those that are worked out, each after the ones that it needs; null when they go round in a
    /// circle.</summary>
    public static ImmutableArray<CellDefinition>? InOrder(IReadOnlyDictionary<string, CellDefinition> cells)
    {
        var ordered = ImmutableArray.CreateBuilder<CellDefinition>();
        var done = new Dictionary<string, bool>(StringComparer.Ordinal);
        return cells.Values.Where(cell => cell.Formula is not null).All(Visit) ? ordered.ToImmutable() : null;

        bool Visit(CellDefinition cell)
        {
            if (done.TryGetValue(cell.Name, out var isDone))
                return isDone;
            done[cell.Name] = false;
            foreach (var name in cell.Formula!.Term.CellsHere.SelectMany(c => Term.NamesOf(c, cell.Scope)))
            {
                if (cells.TryGetValue(name, out var needed) && needed.Formula is not null && !Visit(needed))
                    return false;
            }
            done[cell.Name] = true;
            ordered.Add(cell);
            return true;
        }
    }

    private static Formula? Parse(string? text) =>
        text is null ? null
        : Formula.TryParse(text, out var formula, out var error) ? formula
        : throw new UnreachableException($"Published formula '{text}' does not parse: {error.English}");
}
