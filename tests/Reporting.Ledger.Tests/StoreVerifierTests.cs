using Reporting.EventStore;
using Reporting.Host.Verifications;

namespace Reporting.Ledger.Tests;

/// <summary>What a host finds by itself when it compares its store with the published log.</summary>
public sealed class StoreVerifierTests
{
    [Theory]
    [InlineData(0, 700, 0)]
    [InlineData(0, 3000, 5)]
    [InlineData(600, 700, 3)]
    [InlineData(256, 513, 0)]
    [InlineData(2999, 3000, 300)]
    public async Task What_was_published_and_what_is_not_yet_is_proven(int after, int published, int more)
    {
        await using var store = await LedgerStore.Open();
        await store.Append(published / 100, 99);
        await store.Append(published - published / 100 * 99);
        await store.Publish();
        if (more > 0)
            await store.Append(more);
        var result = await new StoreVerifier(store.Db, store.Shards).Run(after, LedgerStore.Ct);
        Assert.Equal((VerificationOutcome.Proven, ""), (result.Outcome, string.Join(' ', result.Findings)));
        Assert.Equal((after == 0, after + 1L, (long)published + more, (long)published),
            (result.IsWhole, result.FirstPosition, result.LastPosition, result.PublishedPosition));
    }

    [Theory]
    [InlineData("update es.mt_events set data = '{\"figure\":\"6\"}' where seq_id = 290", "Event 290 is not what")]
    [InlineData("update es.mt_events set leaf = sha256('x') where seq_id = 290", "Event 290 is not what")]
    [InlineData("delete from es.mt_events where seq_id = 290", "Events 290 to 290 are missing")]
    [InlineData("delete from es.mt_events where seq_id > 290; update es.head set position = 290", "The store ends at event 290")]
    [InlineData("update es.mt_events set data = '{\"figure\":\"6\"}' where seq_id = 310", "Event 310 is not what")]
    public async Task What_was_altered_is_named(string forgery, string finding)
    {
        await using var store = await LedgerStore.Open();
        await store.Append(300);
        await store.Publish();
        await store.Append(20);
        await store.Forge(forgery);
        foreach (var after in (int[])[0, 280])
        {
            var result = await new StoreVerifier(store.Db, store.Shards).Run(after, LedgerStore.Ct);
            Assert.Equal(VerificationOutcome.Altered, result.Outcome);
            Assert.Contains(result.Findings, one => one.StartsWith(finding, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_replaced_event_that_agrees_with_itself_is_found_by_the_log()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(20);
        await store.Publish();
        await store.Forge(
            "delete from es.mt_events where seq_id > 15; delete from es.mt_streams s where not exists "
            + "(select from es.mt_events e where e.stream_id = s.id); update es.head set position = 15");
        await store.Append(5);
        var result = await new StoreVerifier(store.Db, store.Shards).Run(0, LedgerStore.Ct);
        Assert.Equal("Event 16 is not the one that was published in its place.", result.Findings[0]);
        Assert.Contains(result.Findings, one => one.Contains("do not give the root", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_one_after_the_other_are_all_compared_and_results_are_kept()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(300);
        await store.Publish();
        await store.Shards.Begin(null, await store.Shard(), "a new year", null, LedgerStore.Ct);
        await store.Append(270);
        await store.Publish();
        var verifier = new StoreVerifier(store.Db, store.Shards);
        var rows = new VerificationRows(store.Db);
        var whole = await verifier.Run(0, LedgerStore.Ct);
        Assert.Equal((VerificationOutcome.Proven, 570L), (whole.Outcome, whole.PublishedPosition));
        await rows.Keep(whole, LedgerStore.Ct);
        await store.Forge("update es.mt_events set data = '{}' where seq_id = 20");
        var newest = await verifier.Run(310, LedgerStore.Ct);
        Assert.Equal(VerificationOutcome.Proven, newest.Outcome);
        await rows.Keep(newest, LedgerStore.Ct);
        var altered = await verifier.Run(0, LedgerStore.Ct);
        await rows.Keep(altered, LedgerStore.Ct);
        Assert.Equal(3, (await rows.Newest(null, 10, LedgerStore.Ct)).Count);
        var kept = Assert.Single(await rows.Newest(true, 1, LedgerStore.Ct));
        Assert.Equal((altered.Id, VerificationOutcome.Altered), (kept.Id, kept.Outcome));
        Assert.Equal(altered.Findings, kept.Findings);
    }

    [Fact]
    public async Task Without_its_files_it_says_that_it_cannot_tell()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(10);
        await store.Publish();
        Directory.Delete(Path.Combine(await store.LogPath(), "tile"), recursive: true);
        var result = await new StoreVerifier(store.Db, store.Shards).Run(0, LedgerStore.Ct);
        Assert.Equal(VerificationOutcome.CannotTell, result.Outcome);
        Assert.Contains("missing", Assert.Single(result.Findings), StringComparison.Ordinal);
    }

    /// <summary>Whoever signed vouched for a beginning of the log.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_checkpoint_in_a_signing_payload_has_to_be_a_beginning_of_the_log(bool isTrue)
    {
        await using var store = await LedgerStore.Open();
        await store.Append(12);
        await store.Publish();
        var root = isTrue ? Convert.ToHexStringLower((await store.Checkpoint()).Root) : new string('0', 64);
        var payload = $$$"""{"payload":"{\"ledgerHead\":{\"root\":\"{{{root}}}\",\"size\":12}}"}""";
        var appended = await store.Events.Append(
            new AppendRequest(
                Guid.NewGuid(), "report", 0, default,
                [new EventToAppend("signature_requested", "Sample.SignatureRequested, Sample", System.Text.Encoding.UTF8.GetBytes(payload))],
                new EventMetadata("ana")), LedgerStore.Ct);
        Assert.IsType<AppendResult.Appended>(appended);
        await store.Append(5);
        await store.Publish();
        var verified = await Verifying.Db(store);
        Assert.Contains(verified.Facts, fact => fact == ("checkpoints in signing payloads", "1"));
        if (isTrue)
            Verifying.Proven(verified);
        else
            Verifying.Altered(verified, "event 13", "names another root at size 12");
    }
}
