using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Domain;

/// <summary>An organisation unit, for ever: codes are given to other units later, ids never.</summary>
[JsonConverter(typeof(Json))]
public readonly record struct UnitId(Guid Value)
{
    internal sealed class Json : JsonConverter<UnitId>
    {
        public override UnitId Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new(r.GetGuid());
        public override void Write(Utf8JsonWriter w, UnitId id, JsonSerializerOptions o) =>
            w.WriteStringValue(id.Value);
    }
}

/// <summary>An account. Events name accounts by id only: names of people stay out of them.</summary>
[JsonConverter(typeof(Json))]
public readonly record struct AccountId(Guid Value)
{
    internal sealed class Json : JsonConverter<AccountId>
    {
        public override AccountId Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new(r.GetGuid());
        public override void Write(Utf8JsonWriter w, AccountId id, JsonSerializerOptions o) =>
            w.WriteStringValue(id.Value);
    }
}

/// <summary>A report: one unit, one regime and template, one period, one occurrence.</summary>
[JsonConverter(typeof(Json))]
public readonly record struct ReportId(Guid Value)
{
    internal sealed class Json : JsonConverter<ReportId>
    {
        public override ReportId Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new(r.GetGuid());
        public override void Write(Utf8JsonWriter w, ReportId id, JsonSerializerOptions o) =>
            w.WriteStringValue(id.Value);
    }
}
