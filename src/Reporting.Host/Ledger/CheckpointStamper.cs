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

    private readonly Shards shards;
    private readonly LedgerOptions options;
    private readonly HttpClient http;
    private readonly TrustPolicy trust;
    private readonly ILogger log;
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    internal CheckpointStamper(
        NpgsqlDataSource db, Shards shards, LedgerOptions options, HttpClient http, TrustPolicy trust, ILogger log)
    {
        (this.shards, this.options, this.http, this.trust, this.log) = (shards, options, http, trust, log);
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
    /// <returns>Why there is none, empty while there is nothing to stamp; null when there is.</returns>
    private async Task<string?> Once(Uri address, CancellationToken ct)
    {
        if (await shards.All(ct) is not [var newest, ..] || shards.FolderOf(newest) is not { } folder
            || folder.Read(LogFolder.CheckpointFile) is not { } note)
            return "";
        var name = $"{Folder}/{Checkpoint.Parse(SignedNote.Parse(note).Text).Size}";
        if (folder.Read(name + ".tst") is not null)
            return null;
        var answer = await TimestampClient.AskOver(http, address, note, HashAlgorithmName.SHA256, ct);
        if (answer.Token is not { } token)
            return answer.Failure;
        if (StampedContent.Fault(token, note, answer.Nonce.Span, TimeProvider.System.GetUtcNow(), trust) is { } fault)
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
            await using var lease = await Lease.Take(db, LeaseName, options.StampAgainInterval, ct);
            while (await lease.IsHeld(ct))
            {
                var fault = await Try(address, ct);
                if (fault is { Length: > 0 })
                    NotStamped(fault);
                await Task.Delay(fault is null ? options.StampInterval : options.StampAgainInterval, ct);
            }
        }
    }

    private async Task<string?> Try(Uri address, CancellationToken ct)
    {
        try
        {
            return await Once(address, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it was, the next checkpoint may get one.
            return e.Message;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The newest checkpoint got no time stamp; it is tried again: {Fault}")]
    private partial void NotStamped(string fault);
}
