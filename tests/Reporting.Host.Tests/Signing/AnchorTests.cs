using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.EventStore;
using Reporting.Host.Ledger;
using Reporting.Ledger;
using Reporting.Signatures;

namespace Reporting.Host.Tests.Signing;

/// <summary>Every signature with a certificate is one over the newest checkpoint, too.</summary>
public sealed class AnchorTests
{
    [Fact]
    public async Task A_payload_carries_the_published_checkpoint_and_is_not_made_for_a_store_that_is_older()
    {
        await using var town = await SigningTown.Start(change: options => options with
        {
            Ledger = options.Ledger with { Notarises = false },
        });
        await town.Bind(SigningTown.Leader);
        var first = await town.Submitted();
        var (_, before) = await town.Ask(first, SigningTown.Leader);
        Assert.Equal(LedgerHead.Empty, SignaturePayload.Parse(before).LedgerHead);
        var services = town.Host.Host.Services;
        var shards = new Shards(services.GetRequiredService<NpgsqlDataSource>(), Path.Combine(town.Host.Folder, "ledger"));
        await Publish(services, shards);
        var shard = await shards.Current(null, RunningHost.Ct);
        var folder = shards.FolderOf(shard);
        var checkpoint = Checkpoint.Parse(SignedNote.Parse(folder.Read(LogFolder.CheckpointFile)!).Text);
        var second = await town.Submitted("2026-02");
        // A log that was begun is seen within a second.
        await Task.Delay(TimeSpan.FromSeconds(1.1), RunningHost.Ct);
        var (request, payload) = await town.Ask(second, SigningTown.Leader);
        Assert.Equal(
            new LedgerHead(checkpoint.Size, Convert.ToHexStringLower(checkpoint.Root)), SignaturePayload.Parse(payload).LedgerHead);
        await town.Host.Post(
            $"/api/reports/{second}/sign", new { request, cms = town.Cms(SigningTown.Leader, payload) }, 200);
        var ahead = new SignedNote(
            new Checkpoint(checkpoint.Origin, checkpoint.Size + 1000, checkpoint.Root).Text,
            [new NoteSignature(checkpoint.Origin, 1, new byte[64])]);
        folder.Write(LogFolder.CheckpointFile, Encoding.UTF8.GetBytes(ahead.Encoded));
        var third = await town.Submitted("2026-03");
        var refused = await town.Host.As(SigningTown.Leader).Post(
            $"/api/reports/{third}/request-signature",
            new { request = Guid.NewGuid(), act = "approve", view = SigningTown.View }, 422);
        Assert.Equal("ledger.store-behind", refused.GetProperty("code").GetString());
    }

    private static async Task Publish(IServiceProvider services, Shards shards)
    {
        var (db, store) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<PostgresEventStore>());
        var head = await store.Head(RunningHost.Ct);
        await using var notary = Notary.Start(db, store, shards, new LedgerOptions { Origin = "example.org/ledger" }, NullLogger.Instance);
        while (notary.Status.Position < head)
            await Task.Delay(20, RunningHost.Ct);
    }
}
