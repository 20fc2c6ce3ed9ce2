using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Ledger.Verify;

/// <summary>An event as its row has it.</summary>
internal sealed record StoredEvent(
    long Position, Guid Id, Guid Stream, long Version, string Type, DateTime At, byte[] Data, byte[] Headers, byte[] Salt,
    byte[] Leaf)
{
    public const string Select =
        """
        select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.data, coalesce(e.headers, '{}'), e.salt, e.leaf
        from es.mt_events e order by e.seq_id
        """;

    public static StoredEvent Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4), row.GetDateTime(5),
        row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7), row.GetFieldValue<byte[]>(8), row.GetFieldValue<byte[]>(9));

    public string Where => string.Create(
        CultureInfo.InvariantCulture, $"event {Position} ({Type}, {Id}; stream {Stream}, version {Version})");

    /// <summary>The entry whose hash is the leaf.</summary>
    /// <param name="previous">The leaf of the stream's event before; null for the first.</param>
    /// <param name="redaction">The commitments of what was destroyed; null for an event that is whole.</param>
    /// <exception cref="FormatException">The body has no canonical form.</exception>
    public byte[] Entry(byte[]? previous, Redaction? redaction)
    {
        var body = redaction?.Body ?? SHA256.HashData([.. Salt, .. Jcs.Canonical(Data)]);
        var meta = redaction?.Meta ?? SHA256.HashData([.. Salt, .. Jcs.Canonical(Headers)]);
        var prev = previous is null ? "" : Convert.ToHexStringLower(previous);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"at":"{{At:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}","body":"{{Convert.ToHexStringLower(body)}}","meta":"{{Convert.ToHexStringLower(meta)}}","prev":"{{prev}}","stream":"{{Stream}}","type":"{{Type}}","v":1,"version":{{Version}}}"""));
    }
}

/// <summary>What is left of a body that was destroyed with authority.</summary>
/// <param name="Authority">The event of two persons that says so.</param>
internal sealed record Redaction(long Position, long Authority, byte[] Body, byte[] Meta);
