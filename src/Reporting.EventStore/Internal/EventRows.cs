using System.Text.Json;
using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>An event's columns and how they are read, in one place; for the rows of one answer.</summary>
internal sealed class EventRows(Upcaster? upcast)
{
    public const string Columns =
        """
        e.seq_id, e.id, e.stream_id, e.version, e.type, e.data, e.timestamp, e.leaf,
        e.user_name, e.correlation_id, e.causation_id, e.headers, e.salt = ''
        """;

    // Rows that lie together mostly came the same way; the headers are then parsed once.
    private byte[] _headersJson = [];
    private Dictionary<string, string>? _headers;

    private static ReadOnlySpan<byte> NoHeaders => "{}"u8;

    public RecordedEvent Read(NpgsqlDataReader row)
    {
        var body = new EventBody(row.GetString(4), row.GetFieldValue<byte[]>(5));
        var isRedacted = row.GetBoolean(12);
        if (upcast is not null && !isRedacted) body = upcast(body.Type, body.Data);
        return new RecordedEvent(
            row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), body.Type, body.Data,
            row.GetDateTime(6), row.GetFieldValue<byte[]>(7),
            new EventMetadata(Text(row, 8), Text(row, 9), Text(row, 10), Headers(row))) { IsRedacted = isRedacted };
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private Dictionary<string, string>? Headers(NpgsqlDataReader row)
    {
        if (row.IsDBNull(11)) return null;
        var json = row.GetFieldValue<byte[]>(11);
        if (json.AsSpan().SequenceEqual(NoHeaders)) return null;
        if (!json.AsSpan().SequenceEqual(_headersJson))
        {
            (_headersJson, _headers) = (json, JsonSerializer.Deserialize<Dictionary<string, string>>(json));
        }

        return _headers;
    }
}
