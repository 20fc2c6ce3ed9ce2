using System.Security.Cryptography;
using Npgsql;
using Reporting.EventStore;
using Reporting.Ledger;
using Reporting.Signatures;

namespace Reporting.Host.Ledger;

/// <summary>Has a time-stamp authority stamp the newest checkpoint every hour (RFC 3161), where the trust policy names one. The
/// tokens lie beside the log, each with the checkpoint that it is over.</summary>
public sealed partial class CheckpointStamper : IAsyncDisposable
{
    public const string LeaseName = "checkpoint-stamps";

    /// <summary>In the log's folder: <c>SIZE.checkpoint</c> and <c>SIZE.tst</c>.</summary>
    public const string Folder = "timestamps";

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(5);

    private readonly Shards shards;
    private readonly HttpClient http;
    private readonly TrustPolicy trust;
    private readonly ILogger log;
    private readonly LeasedWork work;

    internal CheckpointStamper(NpgsqlDataSource db, Shards shards, HttpClient http, TrustPolicy trust, ILogger log)
    {
        (this.shards, this.http, this.trust, this.log) = (shards, http, trust, log);
        work = trust.Settings.TimestampAddress is { } address
            ? LeasedWork.Start(db, LeaseName, RetryInterval, (_, ct) => Run(address, ct), NotStamped)
            : LeasedWork.None();
    }

    public ValueTask DisposeAsync() => work.DisposeAsync();

    /// <summary>Stamps a log's newest checkpoint, unless that was done.</summary>
    /// <returns>Why there is none; null when there is.</returns>
    internal static async Task<string?> Once(
        LogFolder folder, HttpClient http, Uri address, TrustPolicy trust, CancellationToken ct)
    {
        if (folder.Read(LogFolder.CheckpointFile) is not { } note)
            return null;
        var name = $"{Folder}/{Checkpoint.Parse(SignedNote.Parse(note).Text).Size}";
        if (folder.Read(name + ".tst") is not null)
            return null;
        var answer = await TimestampClient.AskOver(http, address, note, HashAlgorithmName.SHA256, ct);
        if (answer.Token is not { } token)
            return answer.Failure;
        if (StampedContent.Fault(token, note, answer.Nonce.Span, trust) is { } fault)
            return fault;
        folder.Write(name + ".checkpoint", note);
        folder.Write(name + ".tst", token.Span);
        folder.SyncFolders();
        return null;
    }

    private async Task Run(Uri address, CancellationToken ct)
    {
        while (true)
        {
            var folder = await shards.All(ct) is [var newest, ..] ? shards.FolderOf(newest) : null;
            // A log that begins has its first checkpoint soon.
            var isBegun = folder?.Read(LogFolder.CheckpointFile) is not null;
            if (isBegun && await Once(folder!, http, address, trust, ct) is { } fault)
                throw new LedgerException(fault);
            await Task.Delay(isBegun ? Interval : RetryInterval, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The newest checkpoint got no time stamp; it is tried again.")]
    private partial void NotStamped(Exception fault);
}
