using System.Globalization;
using Npgsql;

namespace Ledger.Verify;

/// <summary>What the store says of itself beside its events.</summary>
internal static class Store
{
    /// <param name="Position">The newest position by the store's own counter.</param>
    /// <param name="At">The newest time by it; null for an empty store.</param>
    public sealed record Counter(long Position, DateTime? At);

    public static async Task<Counter> Head(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select position, case when isfinite(timestamp) then timestamp end from es.head", connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new Counter(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetDateTime(1)) : new Counter(0, null);
    }

    public static async Task CompareCounters(
        NpgsqlConnection connection, Counter head, StoredEvent? newest,
        IReadOnlyDictionary<Guid, (long Version, byte[] Leaf)> streams, Findings findings, CancellationToken ct)
    {
        if (head.Position != (newest?.Position ?? 0))
            findings.Altered("es.head", string.Create(
                CultureInfo.InvariantCulture,
                $"it says {head.Position}, and the newest event is {newest?.Position ?? 0}: events were cut off, or the counter was changed"));
        else if (newest is not null && head.At != newest.At)
            findings.Altered("es.head", "its time is not that of the newest event");
        await using var command = new NpgsqlCommand("select id, version from es.mt_streams", connection) { CommandTimeout = 0 };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var seen = 0;
        while (await rows.ReadAsync(ct))
        {
            var (stream, version) = (rows.GetGuid(0), rows.GetInt64(1));
            seen++;
            if (!streams.TryGetValue(stream, out var events) || events.Version != version)
                findings.Altered($"stream {stream}", string.Create(
                    CultureInfo.InvariantCulture,
                    $"es.mt_streams says version {version}, its events say {(streams.ContainsKey(stream) ? streams[stream].Version : 0)}"));
        }
        if (seen < streams.Count)
            findings.Altered("es.mt_streams", "streams that have events are missing");
    }
}
