using Reporting.Domain.Measures;

namespace Reporting.Domain.Templates;

/// <summary>A cell of a form: what may stand in it.</summary>
/// <param name="Name">The indicator's code for its figure, <c>row[column]</c> for any other cell, <c>#code</c> for a
/// section.</param>
/// <param name="IsFigure">Whether it is an indicator's own figure.</param>
/// <param name="Unit">What its numbers are counted in; null where the form does not say.</param>
/// <param name="Formula">How it is worked out; null when it is entered.</param>
public sealed record CellDefinition(
    string Name, CellKind Kind, bool IsFigure, int Decimals, bool IsRequired, EquatableArray<string> Choices,
    UnitOfMeasure? Unit, Formula? Formula)
{
    /// <summary>Whether it may say that nothing arose (không phát sinh).</summary>
    public bool AllowsNil { get; init; }

    internal CellScope Scope { get; init; } = new(FormCells.Bare);

    /// <summary>What a narrative's section is called among the cells.</summary>
    public static string OfSection(string code) => "#" + code;

    /// <summary>The cells of the same report that it is worked out of; none for a cell that is entered.</summary>
    public IEnumerable<string> Sources => Formula is null
        ? [] : Formula.Term.CellsHere.SelectMany(cell => Term.NamesOf(cell, Scope)).Distinct();

    /// <summary>The cell's value; null where it can't be computed, and for a cell that is entered.</summary>
    public decimal? Derived(CellValues values) => Formula?.Value(values, Scope) is { } value
        && Math.Abs(value) < 1_000_000_000_000_000m
            ? Math.Round(value, Decimals, MidpointRounding.AwayFromZero)
            : null;
}
