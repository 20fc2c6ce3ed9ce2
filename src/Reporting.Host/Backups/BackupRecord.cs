using System.Globalization;
using System.Text.Json;
using NpgsqlTypes;

namespace Reporting.Host.Backups;

/// <summary>What is known of one base backup; beside it as <c>backup.json</c>, written last, when all was verified.</summary>
/// <param name="Label">Its name: when it was begun, UTC.</param>
/// <param name="IsOwnServer">Whether it is of a host's own PostgreSQL.</param>
/// <param name="SystemIdentifier">The cluster's own number.</param>
/// <param name="StartLsn">The log that it needs begins here.</param>
/// <param name="EndLsn">From here on it is consistent.</param>
/// <param name="Archive">The archive that goes on from it; null: it stands alone.</param>
/// <param name="EndedAt">By the server's clock: the earliest time that can be restored from it.</param>
/// <param name="Position">The store's newest event then, at least.</param>
/// <param name="Amcheck">What pg_amcheck said of the live database: ok, or why it did not look.</param>
/// <param name="LogCopy">Whether the copy of the published log gives what was signed: ok, or what is wrong.</param>
public sealed record BackupRecord(
    string Label, bool IsOwnServer, int Major, string SystemIdentifier, int Timeline, string StartLsn, string EndLsn,
    long SegmentLength, string? Archive, DateTimeOffset BegunAt, DateTimeOffset EndedAt, long Position, long Bytes, string Amcheck,
    string LogCopy)
{
    public const string LabelFormat = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static BackupRecord Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<BackupRecord>(json, Json) ?? throw new JsonException("The record of a backup is null.");

    public static string LabelAt(DateTimeOffset at) => at.UtcDateTime.ToString(LabelFormat, CultureInfo.InvariantCulture);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>The first file of the log that it needs.</summary>
    public WalSegment FirstSegment() => WalSegment.At(Timeline, NpgsqlLogSequenceNumber.Parse(StartLsn), SegmentLength);
}
