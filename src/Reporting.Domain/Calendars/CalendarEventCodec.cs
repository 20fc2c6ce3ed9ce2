using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Calendars;

/// <summary>The stored name and JSON of every calendar event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class CalendarEventCodec
{
    private static readonly CalendarJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(CalendarEvent happened) => happened switch
    {
        HolidaysImported e => Write("holidays_imported", e, Json.HolidaysImported),
        OutageRecorded e => Write("outage_recorded", e, Json.OutageRecorded),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static CalendarEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "holidays_imported" => Read(json, Json.HolidaysImported),
        "outage_recorded" => Read(json, Json.OutageRecorded),
        _ => throw new UnknownEventException(name, "the calendar"),
    };
}

[JsonSerializable(typeof(HolidaysImported))]
[JsonSerializable(typeof(OutageRecorded))]
[JsonSerializable(typeof(ImmutableArray<int>))]
[JsonSerializable(typeof(ImmutableArray<SpecialDay>))]
internal sealed partial class CalendarJson : JsonSerializerContext;
