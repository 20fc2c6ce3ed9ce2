namespace Reporting.Domain.Templates;

/// <summary>One side of a comparison, or a part of it. Its value is null as soon as one figure in it is not
/// reported.</summary>
internal abstract record Term
{
    private Term() { }

    public sealed record Literal(decimal Number) : Term;

    public sealed record Figure(string Indicator) : Term;

    public sealed record Negative(Term Operand) : Term;

    public sealed record Binary(Term Left, char Operator, Term Right) : Term;

    public IEnumerable<string> Indicators => this switch
    {
        Figure f => [f.Indicator],
        Negative n => n.Operand.Indicators,
        Binary b => b.Left.Indicators.Concat(b.Right.Indicators),
        _ => [],
    };

    public decimal? Value(Func<string, decimal?> figure) => this switch
    {
        Literal l => l.Number,
        Figure f => figure(f.Indicator),
        Negative n => -n.Operand.Value(figure),
        Binary { Operator: '+' } b => b.Left.Value(figure) + b.Right.Value(figure),
        Binary { Operator: '-' } b => b.Left.Value(figure) - b.Right.Value(figure),
        Binary b => b.Left.Value(figure) * b.Right.Value(figure),
        _ => null,
    };
}
