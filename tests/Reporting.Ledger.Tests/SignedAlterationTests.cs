using System.Globalization;
using Reporting.EventStore;
using Reporting.Host.Ledger;

namespace Reporting.Ledger.Tests;

/// <summary>All 29 kinds of alteration, on a store with real signatures and its published log: each is found and located.
/// @signed, @sealed, @bound and @last stand for the positions of those events.</summary>
public sealed class SignedAlterationTests
{
    private const string Leaf = "does not give its leaf hash";
    private const string Older =
        "delete from es.mt_events where seq_id > @sealed; delete from es.mt_streams s where not exists (select from es.mt_events e where e.stream_id = s.id); "
        + "update es.mt_streams s set version = (select max(version) from es.mt_events e where e.stream_id = s.id); "
        + "update es.head set position = @sealed, timestamp = (select timestamp from es.mt_events where seq_id = @sealed)";

    public static readonly TheoryData<string, string, string[]> Events = new()
    {
        { "1 body", "update es.mt_events set data = jsonb_set(data, '{by}', to_jsonb(gen_random_uuid())) where seq_id = @signed", ["event @signed ", Leaf, "differs in: body or salt"] },
        { "2 type", "update es.mt_events set type = 'report_sealed' where seq_id = @signed", ["event @signed ", Leaf, "differs in: type"] },
        { "3 time", "update es.mt_events set timestamp = timestamp + interval '1 microsecond' where seq_id = @signed", ["event @signed ", Leaf, "differs in: at"] },
        { "4 salt", "update es.mt_events set salt = sha256(salt) where seq_id = @signed", ["event @signed ", Leaf, "salt"] },
        { "5 headers", """update es.mt_events set headers = '{"from":"there"}' where seq_id = @signed""", ["event @signed ", Leaf, "headers or salt"] },
        {
            "6 two bodies swapped",
            "update es.mt_events e set data = o.data from es.mt_events o where (e.seq_id, o.seq_id) in ((@signed, @sealed), (@sealed, @signed))",
            ["event @signed ", "event @sealed ", Leaf]
        },
        { "7 row deleted", "delete from es.mt_events where seq_id = @signed", ["events @signed to @signed", "missing"] },
        { "8 tail truncated", "delete from es.mt_events where seq_id > @sealed", ["es.head", "and @last from event 1 on were published"] },
        { "9 inserted past the store", Insert("@last + 1", "timestamp"), ["past the store's head @last"] },
        { "10 back-dated insert", Insert("@last + 1", "timestamp - interval '1 day'") + "; update es.head set position = @last + 1", ["its time is before"] },
        { "11 version changed", "update es.mt_events set version = version + 100 where seq_id = @signed", ["event @signed ", "version does not follow"] },
        { "12 leaf hash rewritten", "update es.mt_events set leaf = sha256(leaf) where seq_id = @signed", ["event @signed ", Leaf] },
        {
            "13 positions reordered",
            "update es.mt_events set seq_id = -7 where seq_id = @signed; update es.mt_events set seq_id = @signed where seq_id = @sealed; update es.mt_events set seq_id = @sealed where seq_id = -7",
            ["event @signed ", "event @sealed "]
        },
        { "14 head counter changed", "update es.head set position = position + 9", ["es.head"] },
        { "14 stream counter changed", "update es.mt_streams set version = 99 where id = (select stream_id from es.mt_events where seq_id = @signed)", ["es.mt_streams says version 99"] },
        { "15 position renumbered", "update es.mt_events set seq_id = @last + 77 where seq_id = @last", ["they are missing from the store"] },
        { "16 older backup restored", Older, ["an older state was restored"] },
        { "19 read model edited", "update read.report_figures set values[1] = 7 where version = 1", ["read.report_figures", "not what its event says"] },
        { "20 trigger disabled", "alter table es.mt_events disable trigger mt_events_fixed", ["trigger mt_events_fixed on es.mt_events", "disabled"] },
        { "20 right granted", "grant update on es.mt_events to public", ["es.mt_events", "public", "UPDATE"] },
        { "28 signature in the event", "update es.mt_events set data = jsonb_set(data, '{signature,cms}', to_jsonb(repeat('0', 64))) where seq_id = @signed", ["event @signed (report_signed", "body or salt"] },
        { "29 binding edited", "update es.mt_events set data = jsonb_set(data, '{account}', to_jsonb(gen_random_uuid())) where seq_id = @bound", ["event @bound (certificate_bound", "body or salt"] },
        { "29 confirmation removed", "delete from es.mt_events where seq_id = @bound + 1", ["events "] },
    };

    /// <summary>What is kept of a signature, by the field of the evidence that names it.</summary>
    public static readonly TheoryData<string> Kept = ["evidence", "cms", "payload", "policy", "timestamp", "chain", "lists", "certificate"];

    [Fact]
    public async Task The_store_as_it_is_raises_no_alarm()
    {
        await using var store = await SignedStore.Open();
        Verifying.Proven(await store.Verify("--history", Path.Combine(await store.LogPath(), "history")));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task An_alteration_of_the_store_is_found_and_located(string name, string sql, string[] where)
    {
        await using var store = await SignedStore.Open();
        Assert.NotEmpty(name);
        var last = await store.Last();
        var positions = new Dictionary<string, long>
        {
            ["@signed"] = await store.First("report_signed"), ["@sealed"] = await store.First("report_sealed"),
            ["@bound"] = await store.First("certificate_bound"), ["@last"] = last,
        };
        string In(string text) => positions.Aggregate(text, (filled, one) => filled.Replace(
            one.Key, one.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await store.Forge(In(sql));
        Verifying.Altered(await store.Verify(), [.. where.Select(In)]);
    }

    /// <summary>17: an older state that goes on with other events.</summary>
    [Fact]
    public async Task An_older_backup_that_was_written_to_is_found()
    {
        await using var store = await SignedStore.Open();
        var from = await store.First("report_sealed");
        var last = await store.Last();
        await store.Forge(Older.Replace("@sealed", from.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await using (var events = new PostgresEventStore(store.Db))
        {
            for (var at = from; at < last; at++)
                await events.Append(
                    new AppendRequest(Guid.NewGuid(), "sample", 0, default, [new EventToAppend("sample", "Sample", "{}"u8.ToArray())], new EventMetadata()),
                    SignedStore.Ct);
        }
        Verifying.Altered(await store.Verify(), $"event {from + 1} ", "another event was published in its place", $"root at size {last}");
    }

    /// <summary>18: a signer is exchanged, every later leaf of the stream is made anew, and a log of it is published. It agrees with
    /// itself, and not with what anybody kept.</summary>
    [Fact]
    public async Task A_self_consistent_forgery_is_found_by_whoever_holds_the_published_log()
    {
        await using var store = await SignedStore.Open();
        var (log, key, signed) = (await store.LogPath(), await store.VerifierKey(), await store.First("report_signed"));
        await Forgery.Make(store, signed);
        await store.Forge("delete from ledger.keys; delete from ledger.shards");
        var own = Path.Combine(store.Folder, "forged");
        var shards = new Shards(store.Db, own);
        await using (var events = new PostgresEventStore(store.Db))
        await using (var notary = Notary.Start(
            store.Db, events, shards, new LedgerOptions { Folder = own, Origin = "example.org/ledger" },
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance))
            await LedgerStore.Published(notary, await store.Last());
        var forged = await shards.Current(null, SignedStore.Ct);
        // A log made anew agrees with itself; the payload that the seal was put to names the root that there was.
        Verifying.Altered(
            await Verifying.Run(
                "db", store.ConnectionString, "--log", shards.FolderOf(forged).Path, "--vkey", forged.Keys[0].Text),
            "the payload that was signed names another root");
        Verifying.Altered(
            await Verifying.Run("db", store.ConnectionString, "--log", log, "--vkey", key),
            $"event {signed} (report_signed", "another event was published in its place");
    }

    /// <summary>28: bytes that a signature is judged by, replaced and removed.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Evidence_that_is_replaced_or_removed_is_found_with_its_event(string what)
    {
        await using var store = await SignedStore.Open();
        if (await store.Evidence(what) is not { } hash)
        {
            Assert.Skip("openssl or faketime is not installed: there is no time stamp.");
            return;
        }
        var where = what == "certificate" ? "(certificate_bound" : "(report_signed";
        await store.Forge($"update blobs.chunks set bytes = 'another' where sha256 = '\\x{hash}'");
        Verifying.Altered(await store.Verify(), $"bytes {hash}: they were replaced", where);
        await store.Forge($"delete from blobs.chunks where sha256 = '\\x{hash}'; delete from blobs.blobs where sha256 = '\\x{hash}'");
        Verifying.Altered(await store.Verify(), $"bytes {hash}: they are missing", where);
    }

    /// <summary>A row that no append made, in the report's stream.</summary>
    private static string Insert(string position, string time) =>
        $"""
        insert into es.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, salt, leaf)
        select {position}, gen_random_uuid(), stream_id, version + 1000, data, type, {time}, headers, salt, leaf from es.mt_events where seq_id = @last
        """;
}
