using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Reporting.EventStore.Tests;

/// <summary>The leaves computed again from the rows, by another way than the store's: text put together and hashed.</summary>
internal static class LeafCheck
{
    /// <summary>Every stored leaf is the one its row gives, and chains on the stream's previous one. Returns how many there are.</summary>
    public static async Task<int> Require(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select stream_id, version, type, data::text, headers::text, timestamp, salt, leaf from es.mt_events
            order by stream_id, version
            """);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var (count, previous) = (0, "");
        while (await rows.ReadAsync(ct))
        {
            if (rows.GetInt64(1) == 1) previous = "";
            var salt = rows.GetFieldValue<byte[]>(6);
            var entry = string.Create(CultureInfo.InvariantCulture,
                $$"""
                {"at":"{{rows.GetDateTime(5):yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}","body":"{{Commitment(salt, rows.GetString(3))}}","meta":"{{Commitment(salt, rows.GetString(4))}}","prev":"{{previous}}","stream":"{{rows.GetGuid(0)}}","type":"{{rows.GetString(2)}}","v":1,"version":{{rows.GetInt64(1)}}}
                """);
            previous = Convert.ToHexStringLower(SHA256.HashData([0, .. Encoding.UTF8.GetBytes(entry)]));
            Assert.Equal(previous, Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(7)));
            count++;
        }

        return count;
    }

    private static string Commitment(byte[] salt, string json) => Convert.ToHexStringLower(
        SHA256.HashData([.. salt, .. JsonCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(json))]));
}
