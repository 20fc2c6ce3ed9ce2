using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Incidents;

/// <summary>The stored name and JSON of every incident event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class IncidentEventCodec
{
    private static readonly IncidentJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(IncidentEvent happened) => happened switch
    {
        IncidentRaised e => Write("incident_raised", e, Json.IncidentRaised),
        IncidentAnswered e => Write("incident_answered", e, Json.IncidentAnswered),
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no stored name."),
    };

    public static IncidentEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "incident_raised" => Read(json, Json.IncidentRaised),
        "incident_answered" => Read(json, Json.IncidentAnswered),
        _ => throw new UnknownEventException(name, "an incident"),
    };
}

[JsonSerializable(typeof(IncidentRaised))]
[JsonSerializable(typeof(IncidentAnswered))]
internal sealed partial class IncidentJson : JsonSerializerContext;
