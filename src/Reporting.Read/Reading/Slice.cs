using Reporting.Domain;

namespace Reporting.Read.Reading;

/// <summary>Which page of a list: the first items after a cursor, or the last ones before one. With neither size the
/// first <see cref="SizeDefault"/>.</summary>
/// <param name="First">How many items from the front, 1 to <see cref="SizeMax"/>.</param>
/// <param name="After">Only what comes after this cursor.</param>
/// <param name="Last">How many items from the back, 1 to <see cref="SizeMax"/>.</param>
/// <param name="Before">Only what comes before this cursor.</param>
public sealed record PageRequest(int? First = null, string? After = null, int? Last = null, string? Before = null)
{
    public const int SizeDefault = 20;

    public const int SizeMax = 200;

    /// <summary>Which rows; all of them when nothing is said.</summary>
    public Condition? Where { get; init; }

    /// <summary>What they are sorted by before the list's own order.</summary>
    public IReadOnlyList<SortKey> Order { get; init; } = [];

    /// <summary>Whether cursors are read.</summary>
    public bool HasCursors { get; init; } = true;

    /// <summary>Whether it is looked up if items come before the cursor <see cref="After"/> or after the cursor
    /// <see cref="Before"/>.</summary>
    public bool HasEnds { get; init; }

    internal int Size => First ?? Last ?? SizeDefault;

    internal bool IsFromBack => Last is not null;

    internal Refusal? Refused =>
        First is not null && Last is not null ? ReadRefusals.BothEnds()
        : Size is < 1 or > SizeMax ? ReadRefusals.PageSize(Size, SizeMax)
        : null;
}

/// <summary>A page of a list.</summary>
/// <param name="Count">Counts the whole list, with a statement of its own.</param>
public sealed record Slice<TRow>(
    IReadOnlyList<SliceItem<TRow>> Items, bool HasNext, bool HasPrevious, Func<CancellationToken, Task<long>> Count);

/// <summary>An item, and the cursor that pages may begin after or end before.</summary>
public sealed class SliceItem<TRow>
{
    private readonly Ordering ordering;
    private readonly string[] keys;

    internal SliceItem(TRow row, Ordering ordering, string[] keys) =>
        (Row, this.ordering, this.keys) = (row, ordering, keys);

    public TRow Row { get; }

    public string Cursor => Reading.Cursor.Of(ordering, keys);
}
