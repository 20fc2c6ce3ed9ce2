using System.Runtime.InteropServices;

namespace Reporting.Domain.Reports;

/// <summary>The reported cells of one version, sorted by indicator code. A cell that is not here is not
/// reported.</summary>
/// <remarks>One sorted array: a report has some dozens of cells, is folded thousands of times a second, and is only
/// read
/// between two entries.</remarks>
public readonly struct Cells : IEquatable<Cells>
{
    private readonly EquatableArray<AcceptedFigure> figures;

    internal Cells(EquatableArray<AcceptedFigure> figures) => this.figures = figures;

    public int Count => figures.Count;

    public EquatableArray<AcceptedFigure> Figures => figures;

    public decimal? Value(string indicator) => Find(indicator)?.Value;

    public AcceptedFigure? Find(string indicator)
    {
        var at = IndexOf(figures.Items.AsSpan(), indicator);
        return at >= 0 ? figures[at] : null;
    }

    internal Cells With(EquatableArray<EnteredCell> changes, AccountId by, FigureSource? source)
    {
        var sorted = new List<AcceptedFigure>(figures.Count + changes.Count);
        sorted.AddRange(figures.Items.AsSpan());
        foreach (var change in changes)
        {
            var at = IndexOf(CollectionsMarshal.AsSpan(sorted), change.Indicator);
            if (change.Value is not { } value)
            {
                if (at >= 0)
                    sorted.RemoveAt(at);
            }
            else if (at >= 0)
            {
                sorted[at] = Figure(change, value, by, source);
            }
            else
            {
                sorted.Insert(~at, Figure(change, value, by, source));
            }
        }
        return new Cells(new EquatableArray<AcceptedFigure>([.. sorted]));
    }

    private static AcceptedFigure Figure(EnteredCell change, decimal value, AccountId by, FigureSource? source) =>
        new(change.Indicator, value, by, change.IsNil, change.IsDerived == true ? FigureSource.ByFormula : source);

    private static int IndexOf(ReadOnlySpan<AcceptedFigure> sorted, string indicator)
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = string.CompareOrdinal(sorted[middle].Indicator, indicator);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return ~low;
    }

    public bool Equals(Cells other) => figures == other.figures;

    public override bool Equals(object? obj) => obj is Cells other && Equals(other);

    public override int GetHashCode() => figures.GetHashCode();

    public static bool operator ==(Cells left, Cells right) => left.Equals(right);

    public static bool operator !=(Cells left, Cells right) => !left.Equals(right);
}
