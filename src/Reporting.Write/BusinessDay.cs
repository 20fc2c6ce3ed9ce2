namespace Reporting.Write;

/// <summary>Which day it is for the people who report: the business clock's, where they live.</summary>
/// <param name="Clock">The business clock.</param>
/// <param name="Zone">Where they live (the profile's time zone).</param>
public sealed record BusinessDay(TimeProvider Clock, TimeZoneInfo Zone)
{
    /// <summary>The local day of a time; of now when none is given.</summary>
    public DateOnly Of(DateTimeOffset? at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at ?? Clock.GetUtcNow(), Zone).DateTime);
}
