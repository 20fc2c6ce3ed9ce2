using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Reporting.Domain.Calendars;

namespace Reporting.Domain.Templates;

/// <summary>What must hold between the numbers of a report, for example <c>total = male + female</c>; docs/templates.md
/// has the grammar.</summary>
/// <remarks>Decimal arithmetic: sums, differences and products of figures are exact.</remarks>
public sealed class Expression
{
    private readonly Condition condition;

    internal Expression(Condition condition)
    {
        this.condition = condition;
        Cells = [.. condition.Terms.SelectMany(term => term.Cells)];
        Indicators = [.. Cells.Select(cell => cell.Row).OfType<string>().Where(row => row != "*")
            .Distinct(StringComparer.Ordinal)];
        IsForEachRow = Cells.Any(cell => cell.Row is null);
    }

    /// <summary>The indicators whose rows it names, in the order of the text.</summary>
    public ImmutableArray<string> Indicators { get; }

    /// <summary>Whether it names a column of the row at hand (<c>[column]</c>): then it must hold in each row.</summary>
    public bool IsForEachRow { get; }

    internal ImmutableArray<Term.Cell> Cells { get; }

    internal IEnumerable<PeriodShift> Shifts => condition.Terms.SelectMany(term => term.Shifts);

    /// <summary>Reads an expression, or says what is wrong and at which character.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out ExpressionError? error) =>
        ExpressionParser.TryParse(text, out expression, out error);

    /// <summary>Whether it holds; null when one of its figures is not reported.</summary>
    public bool? Holds(Func<string, decimal?> figure) => Holds(new CellValues(figure), new CellScope(FormCells.Bare));

    internal bool? Holds(CellValues values, CellScope scope) => condition.Holds(values, scope);
}

/// <summary>A comparison, or two conditions joined.</summary>
internal abstract record Condition
{
    private Condition() { }

    public sealed record Compared(Term Left, Comparison Comparison, Term Right) : Condition;

    public sealed record Joined(Condition Left, bool IsAnd, Condition Right) : Condition;

    public IEnumerable<Term> Terms => this switch
    {
        Compared c => [c.Left, c.Right],
        Joined j => j.Left.Terms.Concat(j.Right.Terms),
        _ => [],
    };

    public bool? Holds(CellValues values, CellScope scope) => this switch
    {
        Compared c when c.Left.Value(values, scope) is { } l && c.Right.Value(values, scope) is { } r =>
            c.Comparison switch
        {
            Comparison.Equal => l == r,
            Comparison.NotEqual => l != r,
            Comparison.Less => l < r,
            Comparison.LessOrEqual => l <= r,
            Comparison.Greater => l > r,
            _ => l >= r,
        },
        // As of three values: what is not reported is unknown, and "or" holds as soon as one side does.
        Joined { IsAnd: true } j => j.Left.Holds(values, scope) & j.Right.Holds(values, scope),
        Joined j => j.Left.Holds(values, scope) | j.Right.Holds(values, scope),
        _ => null,
    };
}

internal enum Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

/// <summary>What is wrong with an expression.</summary>
/// <param name="At">The place in the text, counted from 0; the text's length when it ends too early.</param>
public sealed record ExpressionError(int At, string English, string Vietnamese)
{
    /// <summary>The line and the column of a place in a text, both counted from 1.</summary>
    public static (int Line, int Column) PlaceOf(string text, int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
