using System.Text.Json.Serialization;

namespace Reporting.Domain.Reminders;

/// <summary>Why somebody is reminded now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReminderStep>))]
public enum ReminderStep
{
    /// <summary>Some working days before the deadline.</summary>
    [JsonStringEnumMemberName("soon")] Soon,

    /// <summary>The last working day before it.</summary>
    [JsonStringEnumMemberName("last_day")] LastDay,

    /// <summary>It has passed.</summary>
    [JsonStringEnumMemberName("overdue")] Overdue,

    /// <summary>It passed some working days ago.</summary>
    [JsonStringEnumMemberName("still_overdue")] StillOverdue,

    /// <summary>The requesting unit chases.</summary>
    [JsonStringEnumMemberName("chased")] Chased,
}

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record ReminderEvent
{
    private protected ReminderEvent() { }
}

/// <summary>Whoever has the next step is reminded of a deadline, before or after it (C4).</summary>
/// <param name="Part">The part of the report; null: the report itself.</param>
/// <param name="Unit">The unit that holds it.</param>
/// <param name="Account">The person who holds it; null: whoever works for the unit.</param>
/// <param name="Message">What the requesting unit writes; null when nobody wrote.</param>
public sealed record HolderReminded(
    ReportId ReportId, int? Part, UnitId Unit, AccountId? Account, string Regime, string Period, DateTimeOffset DueAt,
    ReminderStep Step, string? Message, AccountId By) : ReminderEvent;
