namespace Reporting.Write;

/// <summary>Which day it is for the people who report: the business clock's, where they live.</summary>
/// <param name="Clock">The business clock.</param>
/// <param name="UtcOffset">How far local days are ahead of UTC.</param>
public sealed record BusinessDay(TimeProvider Clock, TimeSpan UtcOffset)
{
    /// <summary>The local day of a time; of now when none is given.</summary>
    public DateOnly Of(DateTimeOffset? at) =>
        DateOnly.FromDateTime((at ?? Clock.GetUtcNow()).ToOffset(UtcOffset).DateTime);
}
