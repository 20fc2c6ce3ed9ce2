using System.Text.Json.Serialization;

namespace Reporting.Domain.Calendars;

/// <summary>The kinds of reporting period; their windows are rule C1 (TH20 6).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PeriodKind>))]
public enum PeriodKind
{
    [JsonStringEnumMemberName("day")] Day,
    [JsonStringEnumMemberName("half-month")] HalfMonth,
    [JsonStringEnumMemberName("month")] Month,
    [JsonStringEnumMemberName("quarter")] Quarter,
    [JsonStringEnumMemberName("half-year")] HalfYear,
    [JsonStringEnumMemberName("nine-months")] NineMonths,
    [JsonStringEnumMemberName("year")] Year,
    [JsonStringEnumMemberName("school-year")] SchoolYear,
    [JsonStringEnumMemberName("three-years")] ThreeYears,
    [JsonStringEnumMemberName("five-years")] FiveYears,
    [JsonStringEnumMemberName("other")] Other,
}
