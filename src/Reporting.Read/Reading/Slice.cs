namespace Reporting.Read.Reading;

/// <summary>Which page of a list.</summary>
/// <param name="First">How many items, 1 to <see cref="FirstMax"/>.</param>
/// <param name="After">The cursor of the item before, or null for the beginning.</param>
public sealed record PageRequest(int First = PageRequest.FirstDefault, string? After = null)
{
    public const int FirstDefault = 20;

    public const int FirstMax = 200;
}

/// <summary>A page of a list.</summary>
/// <param name="Count">Counts the whole list, with a statement of its own.</param>
public sealed record Slice<TRow>(
    IReadOnlyList<SliceItem<TRow>> Items, bool HasNext, bool HasPrevious, Func<CancellationToken, Task<long>> Count);

/// <summary>An item and the cursor that the next page begins after.</summary>
public sealed record SliceItem<TRow>(TRow Row, string Cursor);
