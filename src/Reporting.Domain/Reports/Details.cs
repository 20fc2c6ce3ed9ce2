using System.Globalization;

namespace Reporting.Domain.Reports;

/// <summary>What a version has beside the indicators' figures: columns' cells and sections, sorted by name. What is not
/// here is not reported.</summary>
public readonly struct Details : IEquatable<Details>
{
    private readonly EquatableArray<AcceptedDetail> details;

    internal Details(EquatableArray<AcceptedDetail> details) => this.details = details;

    public int Count => details.Count;

    public EquatableArray<AcceptedDetail> All => details;

    public string? Text(string cell) => Find(cell)?.Text;

    public AcceptedDetail? Find(string cell)
    {
        foreach (var detail in details)
        {
            if (detail.Cell == cell)
                return detail;
        }
        return null;
    }

    /// <summary>The number in a cell; null when it is not reported, or no number.</summary>
    public decimal? Number(string cell) =>
        decimal.TryParse(
            Text(cell), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number)
                ? number
                : null;

    internal Details With(EquatableArray<EnteredDetail> changes, AccountId by, FigureSource? source)
    {
        var sorted = new SortedDictionary<string, AcceptedDetail>(StringComparer.Ordinal);
        foreach (var detail in details)
            sorted.Add(detail.Cell, detail);
        foreach (var change in changes)
        {
            if (change.Text is { } text)
                sorted[change.Cell] = new AcceptedDetail(
                    change.Cell, text, by, change.IsNil, change.IsDerived == true ? FigureSource.ByFormula : source);
            else
                sorted.Remove(change.Cell);
        }
        return new Details(sorted.Values.ToEquatableArray());
    }

    public bool Equals(Details other) => details == other.details;

    public override bool Equals(object? obj) => obj is Details other && Equals(other);

    public override int GetHashCode() => details.GetHashCode();

    public static bool operator ==(Details left, Details right) => left.Equals(right);

    public static bool operator !=(Details left, Details right) => !left.Equals(right);
}
