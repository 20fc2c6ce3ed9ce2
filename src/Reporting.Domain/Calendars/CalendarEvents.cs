using System.Text.Json.Serialization;

namespace Reporting.Domain.Calendars;

/// <summary>Why a day is off, or why a day off is worked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SpecialDayKind>))]
public enum SpecialDayKind
{
    /// <summary>A public holiday by law.</summary>
    [JsonStringEnumMemberName("statutory")] Statutory,

    /// <summary>Off because a holiday fell on a weekly day off.</summary>
    [JsonStringEnumMemberName("make_up")] MakeUp,

    /// <summary>A working day that was swapped and is off.</summary>
    [JsonStringEnumMemberName("swap_off")] SwapOff,

    /// <summary>A day off that is worked for a swapped one.</summary>
    [JsonStringEnumMemberName("swap_work")] SwapWork,
}

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="IsProvisional">Whether the decision on it is still to come.</param>
public sealed record SpecialDay(
    DateOnly Date, SpecialDayKind Kind, string Name, string LegalBasis, bool IsProvisional);

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record CalendarEvent
{
    private protected CalendarEvent() { }
}

/// <summary>The holidays, swapped and make-up days of whole years (C3). They take the place of all that was known of
/// these years.</summary>
/// <param name="Version">The version of the calendar that begins with this, from 1.</param>
/// <param name="LegalBasis">The decision that the list follows.</param>
/// <param name="Years">The years that the list is complete for.</param>
public sealed record HolidaysImported(
    int Version, string LegalBasis, EquatableArray<int> Years, EquatableArray<SpecialDay> Days, AccountId By)
    : CalendarEvent;

/// <summary>The system could not be used for a time (I2).</summary>
/// <param name="Version">The version of the calendar that begins with this.</param>
/// <param name="WorkingMinutes">How many minutes of working time it took.</param>
/// <param name="ShiftsDeadlines">Whether it was long enough for that by the profile of the time.</param>
/// <param name="Evidence">Where it is written down: the number of the record, the monitoring's note.</param>
public sealed record OutageRecorded(
    Guid OutageId, int Version, DateTimeOffset StartedAt, DateTimeOffset EndedAt, int WorkingMinutes,
    bool ShiftsDeadlines, string Evidence, AccountId By) : CalendarEvent;
