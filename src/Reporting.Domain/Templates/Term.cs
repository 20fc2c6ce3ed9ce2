using Reporting.Domain.Calendars;

namespace Reporting.Domain.Templates;

/// <summary>One side of a comparison, a formula, or a part of one. Its value is null as soon as one number in it is not
/// reported; only the functions over several cells pass over what is not.</summary>
internal abstract record Term
{
    private Term() { }

    public sealed record Literal(decimal Number) : Term;

    /// <summary>A cell: <c>row</c>, <c>row[column]</c>, or <c>[column]</c> of the row at hand. <c>*</c> stands for all,
    /// inside a function.</summary>
    public sealed record Cell(string? Row, string? Column, int At) : Term
    {
        public bool IsRange => Row == "*" || Column == "*";
    }

    public sealed record Negative(Term Operand) : Term;

    public sealed record Binary(Term Left, char Operator, Term Right) : Term;

    /// <summary><c>sum</c>, <c>min</c> or <c>max</c> of what is reported; null when nothing is.</summary>
    public sealed record Over(string Function, EquatableArray<Term> Operands) : Term;

    public sealed record Absolute(Term Operand) : Term;

    public sealed record Rounded(Term Operand, int Decimals) : Term;

    public sealed record Shifted(PeriodShift Shift, Term Operand) : Term;

    public IEnumerable<Cell> Cells => this switch
    {
        Cell c => [c],
        Negative n => n.Operand.Cells,
        Binary b => b.Left.Cells.Concat(b.Right.Cells),
        Over o => o.Operands.SelectMany(operand => operand.Cells),
        Absolute a => a.Operand.Cells,
        Rounded r => r.Operand.Cells,
        Shifted s => s.Operand.Cells,
        _ => [],
    };

    /// <summary>The cells of this period: what a formula waits for.</summary>
    public IEnumerable<Cell> CellsHere => this switch
    {
        Shifted => [],
        Cell c => [c],
        Negative n => n.Operand.CellsHere,
        Binary b => b.Left.CellsHere.Concat(b.Right.CellsHere),
        Over o => o.Operands.SelectMany(operand => operand.CellsHere),
        Absolute a => a.Operand.CellsHere,
        Rounded r => r.Operand.CellsHere,
        _ => [],
    };

    /// <summary>The other periods that it asks for.</summary>
    public IEnumerable<PeriodShift> Shifts => this switch
    {
        Shifted s => s.Operand.Shifts.Append(s.Shift),
        Negative n => n.Operand.Shifts,
        Binary b => b.Left.Shifts.Concat(b.Right.Shifts),
        Over o => o.Operands.SelectMany(operand => operand.Shifts),
        Absolute a => a.Operand.Shifts,
        Rounded r => r.Operand.Shifts,
        _ => [],
    };

    /// <summary>A range that stands where one number is needed.</summary>
    public Cell? LooseRange => this switch
    {
        Cell { IsRange: true } c => c,
        Negative n => n.Operand.LooseRange,
        Binary b => b.Left.LooseRange ?? b.Right.LooseRange,
        Over o => o.Operands.Select(operand => operand is Cell ? null : operand.LooseRange)
            .FirstOrDefault(range => range is not null),
        Absolute a => a.Operand.LooseRange,
        Rounded r => r.Operand.LooseRange,
        Shifted s => s.Operand.LooseRange,
        _ => null,
    };

    public decimal? Value(CellValues values, CellScope scope) => this switch
    {
        Literal l => l.Number,
        Cell c => values.Value(NameOf(c, scope)),
        Negative n => -n.Operand.Value(values, scope),
        Binary { Operator: '+' } b => b.Left.Value(values, scope) + b.Right.Value(values, scope),
        Binary { Operator: '-' } b => b.Left.Value(values, scope) - b.Right.Value(values, scope),
        Binary { Operator: '*' } b => b.Left.Value(values, scope) * b.Right.Value(values, scope),
        Binary b => b.Left.Value(values, scope) / b.Right.Value(values, scope),
        Over o => Joined(o, values, scope),
        Absolute a => a.Operand.Value(values, scope) is { } number ? Math.Abs(number) : null,
        Rounded r => r.Operand.Value(values, scope) is { } number
            ? Math.Round(number, r.Decimals, MidpointRounding.AwayFromZero) : null,
        Shifted s => s.Operand.Value(values.At(s.Shift), scope),
        _ => null,
    };

    /// <summary>The names of the cells that a reference means.</summary>
    public static IEnumerable<string> NamesOf(Cell cell, CellScope scope)
    {
        if (!cell.IsRange)
            return [NameOf(cell, scope)];
        IEnumerable<string> rows = cell.Row == "*" ? scope.Form.Rows : [cell.Row ?? scope.Row!];
        IEnumerable<string?> columns = cell.Column == "*" ? [.. scope.Form.NumberColumns] : [cell.Column ?? scope.Column];
        return rows.SelectMany(row => columns, scope.Form.Name);
    }

    private static string NameOf(Cell cell, CellScope scope) =>
        scope.Form.Name(cell.Row ?? scope.Row!, cell.Column ?? scope.Column);

    private static decimal? Joined(Over over, CellValues values, CellScope scope)
    {
        decimal? joined = null;
        foreach (var operand in over.Operands)
        {
            if (operand is Cell { IsRange: true } range)
            {
                foreach (var name in NamesOf(range, scope))
                    joined = Join(over.Function, joined, values.Value(name));
            }
            else
            {
                joined = Join(over.Function, joined, operand.Value(values, scope));
            }
        }
        return joined;
    }

    private static decimal? Join(string function, decimal? joined, decimal? next) => (joined, next) switch
    {
        (_, null) => joined,
        (null, _) => next,
        ({ } l, { } r) => function switch { "sum" => l + r, "min" => Math.Min(l, r), _ => Math.Max(l, r) },
    };
}
