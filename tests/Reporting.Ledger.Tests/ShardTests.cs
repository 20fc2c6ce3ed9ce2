namespace Reporting.Ledger.Tests;

/// <summary>What an operator does to the log: another key, the next log.</summary>
public sealed class ShardTests
{
    [Fact]
    public async Task While_the_key_is_rotated_both_sign()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(3);
        await store.Publish();
        var old = await store.VerifierKey();
        await store.Shards.Rotate(await store.Shard(), LedgerStore.Ct);
        Assert.NotEqual(old, await store.VerifierKey());
        await store.Append(3);
        await store.Publish();
        foreach (var key in (string[])[old, await store.VerifierKey()])
            Verifying.Proven(await Verifying.Run("log", await store.LogPath(), "--vkey", key));
        await store.Run("update ledger.keys set signs_from = now() - interval '40 days', signs_until = now() - interval '9 days' where signs_until is not null");
        await store.Append(3);
        await store.Publish();
        Verifying.Altered(await Verifying.Run("log", await store.LogPath(), "--vkey", old), "no trusted key signed");
        Verifying.Proven(await Verifying.Log(store));
    }

    [Fact]
    public async Task A_log_of_a_new_year_begins_with_the_last_checkpoint_of_the_one_before()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(300);
        await store.Publish();
        var (before, last) = (await store.Shard(), await File.ReadAllBytesAsync(Path.Combine(await store.LogPath(), "checkpoint"), LedgerStore.Ct));
        await store.Shards.Begin(null, before, "a new year", null, LedgerStore.Ct);
        await store.Append(20);
        await store.Publish();
        var shard = await store.Shard();
        Assert.NotEqual(before.Origin, shard.Origin);
        Assert.Equal(21, (await store.Checkpoint()).Size);
        Assert.Equal(MerkleTree.Leaf(last), store.Shards.FolderOf(shard).Tiles.Leaf(0, 21));
        Verifying.Proven(await Verifying.Db(store));
    }

    [Fact]
    public async Task A_log_that_is_begun_under_load_leaves_no_event_out()
    {
        await using var store = await LedgerStore.Open();
        await using var notary = store.Notarise();
        await LedgerStore.Published(notary, await store.Append(50));
        var before = await store.Shard();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await store.Append(20);
        }, LedgerStore.Ct);
        var shard = await store.Shards.Begin(null, before, "a new year", null, LedgerStore.Ct);
        await writing;
        var head = await store.Events.Head(LedgerStore.Ct);
        await LedgerStore.Published(notary, head);
        Assert.Equal(shard.FirstPosition - 1, store.Shards.PublishedPosition(before));
        Assert.Equal(head, store.Shards.PublishedPosition(shard));
        Verifying.Proven(await Verifying.Db(store));
        Verifying.Proven(await Verifying.Run(
            "db", store.ConnectionString, "--log", store.Shards.FolderOf(before).Path, "--vkey", before.Keys[0].Text));
    }

    /// <summary>The documented way out of a refusal, and after a key was lost.</summary>
    [Fact]
    public async Task After_a_restore_a_log_with_another_name_goes_on()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(20);
        await store.Publish();
        await store.Forge("delete from es.mt_events where seq_id > 15; delete from es.mt_streams s where not exists "
            + "(select from es.mt_events e where e.stream_id = s.id); update es.head set position = 15, timestamp = (select max(timestamp) from es.mt_events)");
        await store.Append(10);
        await store.Shards.Begin(null, await store.Shard(), "restored", 16, LedgerStore.Ct);
        await store.Publish();
        Assert.Equal(11, (await store.Checkpoint()).Size);
        Verifying.Proven(await Verifying.Db(store));
    }
}
