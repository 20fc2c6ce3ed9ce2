namespace Reporting.Read.Projections;

/// <summary>How many events a projection takes at a time: more while pages are quick and full, fewer when one takes long.</summary>
internal readonly record struct PageSize(int Count, int CountMax)
{
    private const int First = 500;
    private const int CountMin = 50;
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);

    public static PageSize Of(ProjectionOptions options) =>
        new(Math.Min(First, options.PageEventCountMax), options.PageEventCountMax);

    /// <param name="count">The events of the last page.</param>
    /// <param name="took">How long it took to read and apply them.</param>
    public PageSize After(int count, TimeSpan took) =>
        took > Long ? this with { Count = Math.Max(CountMin, Count / 2) }
        : count == Count && took < Quick ? this with { Count = Math.Min(CountMax, Count * 2) }
        : this;
}
