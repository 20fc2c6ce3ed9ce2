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
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    internal CheckpointStamper(NpgsqlDataSource db, Shards shards, HttpClient http, TrustPolicy trust, ILogger log)
    {
        (this.shards, this.http, this.trust, this.log) = (shards, http, trust, log);
        running = trust.Settings.TimestampAddress is { } address
            ? Task.Run(() => Run(db, address, stop.Token)) : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

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

    private async Task Run(NpgsqlDataSource db, Uri address, CancellationToken ct)
    {
        while (true)
        {
            await using var lease = await Lease.Take(db, LeaseName, RetryInterval, ct);
            while (await lease.IsHeld(ct))
            {
                var fault = "";
                try
                {
                    var all = await shards.All(ct);
                    fault = all.Count == 0 ? "" : await Once(shards.FolderOf(all[0]), http, address, trust, ct);
                }
                catch (Exception e) when (e is NpgsqlException or IOException or FormatException)
                {
                    fault = e.Message;
                }
                if (fault is { Length: > 0 })
                    NotStamped(fault);
                await Task.Delay(fault is null ? Interval : RetryInterval, ct);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The newest checkpoint got no time stamp; it is tried again: {Fault}")]
    private partial void NotStamped(string fault);
}
