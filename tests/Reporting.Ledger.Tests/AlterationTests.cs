using System.Globalization;
using Npgsql;
using Reporting.EventStore;
using Reporting.Host.Ledger;

namespace Reporting.Ledger.Tests;

/// <summary>Alterations of the live store by somebody who owns the server: each is found and located.</summary>
public sealed class AlterationTests
{
    private const string Leaf = "does not give its leaf hash";

    /// <summary>What is done, and what the finding says. Streams of two events; event 7 is the first of its stream.</summary>
    public static readonly TheoryData<string, string, string[]> Rows = new()
    {
        { "1 body", """update es.mt_events set data = jsonb_set(data, '{figure}', '"6"') where seq_id = 7""", ["event 7 ", Leaf, "body or salt"] },
        { "2 type", "update es.mt_events set type = 'figure_changed' where seq_id = 7", ["event 7 ", Leaf, "differs in: type"] },
        { "3 time", "update es.mt_events set timestamp = timestamp + interval '1 microsecond' where seq_id = 7", ["event 7 ", Leaf, "differs in: at"] },
        { "4 salt", "update es.mt_events set salt = sha256(salt) where seq_id = 7", ["event 7 ", Leaf, "body or salt"] },
        { "5 headers", """update es.mt_events set headers = '{"from":"there"}' where seq_id = 7""", ["event 7 ", Leaf, "headers or salt"] },
        {
            "6 two bodies swapped",
            "update es.mt_events e set data = o.data from es.mt_events o where (e.seq_id, o.seq_id) in ((7, 10), (10, 7))",
            ["event 7 ", "event 10 ", Leaf]
        },
        { "7 row deleted", "delete from es.mt_events where seq_id = 7", ["events 7 to 7", "missing"] },
        { "8 tail truncated", "delete from es.mt_events where seq_id > 30", ["es.head", "has 30 events, and 40"] },
        {
            "8 tail truncated, counters set",
            "delete from es.mt_events where seq_id > 30; delete from es.mt_streams s where not exists (select from es.mt_events e where e.stream_id = s.id); "
            + "update es.head set position = 30, timestamp = (select timestamp from es.mt_events where seq_id = 30)",
            ["the store: it has 30 events, and 40"]
        },
        { "9 inserted past the store", Insert(41, "timestamp"), ["event 41 ", "past the store's head"] },
        { "10 back-dated insert", Insert(41, "timestamp - interval '1 day'") + "; update es.head set position = 41", ["event 41 ", "its time is before"] },
        { "11 version changed", "update es.mt_events set version = 3 where seq_id = 8", ["event 8 ", "version does not follow"] },
        {
            "11 stream changed",
            "update es.mt_events set stream_id = (select stream_id from es.mt_events where seq_id = 11), version = 3 where seq_id = 8",
            ["event 8 ", Leaf, "stream"]
        },
        { "12 leaf hash rewritten", "update es.mt_events set leaf = sha256(leaf) where seq_id = 7", ["event 7 ", Leaf] },
        {
            "12 body and leaf rewritten",
            """update es.mt_events set data = jsonb_set(data, '{figure}', '"6"'), leaf = sha256(leaf) where seq_id = 40""", ["event 40 ", "body or salt"]
        },
        {
            "13 positions reordered",
            "update es.mt_events set seq_id = -7 where seq_id = 7; update es.mt_events set seq_id = 7 where seq_id = 9; update es.mt_events set seq_id = 9 where seq_id = -7",
            ["event 7 ", "event 9 "]
        },
        { "14 head counter changed", "update es.head set position = 50", ["es.head", "says 50"] },
        { "14 stream counter changed", "update es.mt_streams set version = 9 where id = (select stream_id from es.mt_events where seq_id = 7)", ["es.mt_streams says version 9"] },
        { "15 position renumbered", "update es.mt_events set seq_id = 77 where seq_id = 40", ["event 77 ", "events 40 to 76"] },
        { "20 trigger disabled", "alter table es.mt_events disable trigger mt_events_fixed", ["trigger mt_events_fixed on es.mt_events", "disabled"] },
        { "20 trigger dropped", "drop trigger mt_events_append_only on es.mt_events", ["trigger mt_events_append_only", "missing"] },
        { "20 right granted", "grant update on es.mt_events to public", ["es.mt_events", "public", "UPDATE"] },
        {
            "20 function replaced", "create or replace function es.refuse_change() returns trigger language plpgsql as 'begin return new; end'",
            ["function es.refuse_change"]
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_alteration_of_the_store_is_found_and_located(string name, string sql, string[] where)
    {
        await using var store = await Published();
        await store.Forge(sql);
        Assert.NotEmpty(name);
        Verifying.Altered(await Verifying.Db(store), where);
    }

    /// <summary>16 and 17: an older state, as it was and written to. The notary's own refusal is in NotaryTests.</summary>
    [Fact]
    public async Task An_older_backup_is_found_also_when_it_was_written_to()
    {
        await using var store = await Published();
        await store.Forge(
            "delete from es.mt_events where seq_id > 30; delete from es.mt_streams s where not exists (select from es.mt_events e where e.stream_id = s.id); "
            + "update es.head set position = 30, timestamp = (select timestamp from es.mt_events where seq_id = 30)");
        Verifying.Altered(await Verifying.Db(store), "an older state was restored");
        await store.Append(10, 2);
        Verifying.Altered(await Verifying.Db(store), "event 31 ", "another event was published in its place", "root at size 40");
    }

    [Fact]
    public async Task A_forgery_that_agrees_with_itself_is_found_by_anybody_who_holds_a_checkpoint()
    {
        await using var store = await Published();
        await using var forged = await Published();
        // It agrees with itself and with a log of its own, and the forger has all keys but the notary's.
        Verifying.Proven(await Verifying.Db(forged));
        var found = await Verifying.Run("db", forged.ConnectionString, "--log", await store.LogPath(), "--vkey", await store.VerifierKey());
        Verifying.Altered(found, "event 1 ", "another event was published in its place");
        var unanchored = await Verifying.Run("db", forged.ConnectionString);
        Assert.Equal(global::Ledger.Verify.Verdict.CannotTell, unanchored.Verdict);
    }

    [Fact]
    public async Task A_trigger_that_is_off_for_one_session_leaves_a_row_that_is_found()
    {
        await using var store = await Published();
        await using (var connection = new NpgsqlConnection(store.ConnectionString))
        {
            await connection.OpenAsync(LedgerStore.Ct);
            await using var command = new NpgsqlCommand(
                "alter table es.mt_events disable trigger user; update es.mt_events set user_name = 'x', data = '{}' where seq_id = 3; "
                + "alter table es.mt_events enable trigger user", connection);
            await command.ExecuteNonQueryAsync(LedgerStore.Ct);
        }
        Verifying.Altered(await Verifying.Db(store), "event 3 ");
    }

    /// <summary>Twenty streams of two events, published.</summary>
    private static async Task<LedgerStore> Published()
    {
        var store = await LedgerStore.Open();
        await store.Append(20, 2);
        await store.Publish();
        return store;
    }

    /// <summary>A row that no append made, in a stream that goes on; its leaf is right for it.</summary>
    private static string Insert(long position, string time) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        insert into es.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, salt, leaf)
        select {{position}}, gen_random_uuid(), stream_id, 3, data, type, {{time}}, headers, salt, leaf from es.mt_events where seq_id = 40
        """);
}
