namespace Reporting.Write;

/// <summary>Which day it is for the people who report: the business clock's, where they live.</summary>
/// <param name="Clock">The business clock.</param>
/// <param name="Zone">Where they live (the profile's time zone).</param>
public sealed record BusinessDay(TimeProvider Clock, TimeZoneInfo Zone)
{
    /// <summary>When a local day is over.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The local day of a time; of now when none is given.</summary>
    public DateOnly Of(DateTimeOffset? at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at ?? Clock.GetUtcNow(), Zone).DateTime);
}
