using Reporting.Host.Ledger;

namespace Reporting.Ledger.Tests;

/// <summary>The notary publishes every event, once and in order, whatever ends it on the way, and signs no second history.</summary>
public sealed class NotaryTests
{
    [Fact]
    public async Task Everything_that_is_stored_is_published_and_verifies()
    {
        await using var store = await LedgerStore.Open();
        await using (var notary = store.Notarise())
        {
            foreach (var count in (int[])[1, 2, 300, 1, 700])
                await LedgerStore.Published(notary, await store.Append(count));
        }
        Assert.Equal(1004, (await store.Checkpoint()).Size);
        var verified = await Verifying.Log(store, "--history", Path.Combine(await store.LogPath(), "history"));
        Verifying.Proven(verified);
        Assert.Contains(verified.Facts, fact => fact.Name == "checkpoints of the history" && int.Parse(fact.Value, null) >= 5);
        Verifying.Proven(await Verifying.Db(store));
    }

    [Fact]
    public async Task While_events_come_all_the_time_checkpoints_keep_their_distance()
    {
        await using var store = await LedgerStore.Open();
        var interval = TimeSpan.FromMilliseconds(300);
        var began = new List<long>();
        var enough = new TaskCompletionSource();
        await store.Append(1);
        await using (var notary = store.Notarise(options => options with
        {
            Interval = interval,
            AtStep = step =>
            {
                if (step != NotaryStep.FullWritten) return;
                // At every publication there is already more.
                store.Append(1).GetAwaiter().GetResult();
                began.Add(TimeProvider.System.GetTimestamp());
                if (began.Count == 6) enough.SetResult();
            },
        }))
        {
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(30), LedgerStore.Ct);
        }
        Assert.InRange(TimeProvider.System.GetElapsedTime(began[0], began[5]), 2.5 * interval, TimeSpan.MaxValue);
    }

    [Theory]
    [InlineData(NotaryStep.FullWritten)]
    [InlineData(NotaryStep.PartialWritten)]
    [InlineData(NotaryStep.Synced)]
    [InlineData(NotaryStep.SignatureMade)]
    [InlineData(NotaryStep.Cosigned)]
    [InlineData(NotaryStep.Remembered)]
    [InlineData(NotaryStep.Published)]
    public async Task A_notary_that_dies_after_a_step_goes_on_where_it_was(NotaryStep step)
    {
        await using var store = await LedgerStore.Open();
        await store.Append(250);
        await store.Publish();
        var before = (await store.Checkpoint()).Size;
        await store.Append(10, 2);
        await using (var dying = store.Notarise(options => options with
        {
            AtStep = now => { if (now == step) throw new IOException("the process ended here"); },
        }))
        {
            await LedgerStore.Reaches(dying, NotaryState.Retrying);
        }
        Assert.Equal(step == NotaryStep.Published ? before + 20 : before, (await store.Checkpoint()).Size);
        await store.Append(3);
        await store.Publish();
        Assert.Equal(before + 23, (await store.Checkpoint()).Size);
        Verifying.Proven(await Verifying.Log(store, "--history", Path.Combine(await store.LogPath(), "history")));
        Verifying.Proven(await Verifying.Db(store));
    }

    [Fact]
    public async Task A_store_that_was_set_back_is_not_signed()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(20);
        await store.Publish();
        await store.Forge("delete from es.mt_events where seq_id > 15; update es.head set position = 15");
        await using var notary = store.Notarise();
        var status = await LedgerStore.Reaches(notary, NotaryState.Refused);
        Assert.True(status.IsAlarm);
        Assert.Contains("ends at event 15", status.Failure, StringComparison.Ordinal);
        Assert.Equal(20, (await store.Checkpoint()).Size);
    }

    [Fact]
    public async Task A_store_that_was_set_back_and_written_to_is_not_signed()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(20);
        await store.Publish();
        await store.Forge(
            "delete from es.mt_events where seq_id > 15; delete from es.mt_streams s where not exists "
            + "(select from es.mt_events e where e.stream_id = s.id); update es.head set position = 15");
        await store.Append(30);
        await using var notary = store.Notarise();
        var status = await LedgerStore.Reaches(notary, NotaryState.Refused);
        Assert.Contains("is not the one that was signed", status.Failure, StringComparison.Ordinal);
        Assert.Equal(20, (await store.Checkpoint()).Size);
    }

    [Fact]
    public async Task A_row_that_was_changed_before_it_was_published_stops_the_notary()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(5);
        await store.Forge("update es.mt_events set data = '{\"figure\":\"6\"}' where seq_id = 3");
        await using var notary = store.Notarise();
        var status = await LedgerStore.Reaches(notary, NotaryState.Retrying);
        Assert.Contains("Event 3", status.Failure, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(await store.LogPath(), "checkpoint")));
    }

    [Fact]
    public async Task Without_its_key_a_log_is_not_continued()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(5);
        await store.Publish();
        Directory.Delete(Path.Combine(store.Folder, "keys"), recursive: true);
        await store.Append(1);
        await using var notary = store.Notarise();
        var status = await LedgerStore.Reaches(notary, NotaryState.Retrying);
        Assert.Contains("key", status.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_notaries_one_signs_and_the_other_takes_over()
    {
        await using var store = await LedgerStore.Open();
        var first = store.Notarise();
        await LedgerStore.Published(first, await store.Append(10));
        await using var second = store.Notarise();
        await LedgerStore.Published(first, await store.Append(10));
        Assert.Equal(NotaryState.Standby, second.Status.State);
        await first.DisposeAsync();
        await LedgerStore.Published(second, await store.Append(10));
        Assert.Equal(30, (await store.Checkpoint()).Size);
        Verifying.Proven(await Verifying.Db(store));
    }

    [Fact]
    public async Task The_key_file_is_for_its_owner_only()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(1);
        await store.Publish();
        var file = Assert.Single(Directory.GetFiles(Path.Combine(store.Folder, "keys")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_partial_tile_goes_when_the_full_one_is_there()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(200);
        await store.Publish();
        var partial = Path.Combine(await store.LogPath(), "tile/0/000.p");
        Assert.True(File.Exists(Path.Combine(partial, "200")));
        await store.Append(100);
        await store.Publish();
        Assert.False(Directory.Exists(partial));
        Assert.True(File.Exists(Path.Combine(await store.LogPath(), "tile/entries/001.p/44")));
    }
}
