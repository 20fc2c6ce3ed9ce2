using System.Text;
using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Redactions;
using Reporting.EventStore;
using Reporting.Host.Ledger;

namespace Reporting.Ledger.Tests;

/// <summary>A body is destroyed on the word of two persons, and in no other way; the log goes on to verify and says so.</summary>
public sealed class RedactionTests
{
    private static readonly AccountId Ana = new(new Guid("a0000000-0000-0000-0000-000000000001"));
    private static readonly AccountId Binh = new(new Guid("b0000000-0000-0000-0000-000000000002"));

    [Fact]
    public async Task What_two_persons_decided_is_destroyed_and_called_redacted()
    {
        await using var store = await Published();
        await Decide(store, 7, Binh);
        await using (Redactor.Start(store.Db, store.Events))
            await Until(store, "exists (select from es.redactions where position = 7)");
        Assert.Equal("{} {} 0", await Row(store, 7));
        await store.Publish();
        var found = await Verifying.Db(store);
        Verifying.Proven(found);
        Assert.Contains(found.Notes, note => note.StartsWith("REDACTED: event 7 ", StringComparison.Ordinal)
            && note.Contains(Ana.Value.ToString(), StringComparison.Ordinal) && note.Contains(Binh.Value.ToString(), StringComparison.Ordinal));
        // A log that has to be made anew from the store comes to the same leaves.
        var before = await store.Checkpoint();
        Directory.Delete(Path.Combine(await store.LogPath(), "tile"), recursive: true);
        File.Delete(Path.Combine(await store.LogPath(), "checkpoint"));
        await store.Publish();
        Assert.Equal(before.Root, (await store.Checkpoint()).Root);
    }

    [Fact]
    public async Task One_person_is_not_enough_also_for_whoever_owns_the_store()
    {
        await using var store = await Published();
        var authority = await Decide(store, 7, Ana);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Redact(store, 7, authority));
        Assert.Equal("redactions_authority", refused.ConstraintName);
        var without = await Assert.ThrowsAsync<PostgresException>(() => Redact(store, 7, 3));
        Assert.Equal("redactions_authority", without.ConstraintName);
        Assert.NotEqual("{} {} 0", await Row(store, 7));
    }

    [Fact]
    public async Task The_decision_is_about_one_event_and_the_commitments_are_its_own()
    {
        await using var store = await Published();
        var authority = await Decide(store, 7, Binh);
        Assert.Equal("redactions_authority", (await Assert.ThrowsAsync<PostgresException>(() => Redact(store, 8, authority))).ConstraintName);
        Assert.Equal(
            "redactions_commitments", (await Assert.ThrowsAsync<PostgresException>(() => Redact(store, 7, authority, isWrong: true))).ConstraintName);
    }

    [Theory]
    [InlineData("update es.mt_events set data = '{}', headers = '{}', salt = '' where seq_id = 7")]
    [InlineData("update es.mt_events set data = '{}' where seq_id = 7")]
    [InlineData("update es.redactions set authority = 1")]
    [InlineData("delete from es.redactions")]
    public async Task Nothing_else_gets_past_the_triggers(string sql)
    {
        await using var store = await Published();
        await Redact(store, 5, await Decide(store, 5, Binh));
        await Assert.ThrowsAsync<PostgresException>(() => store.Run(sql));
    }

    /// <summary>Whoever owns the server can destroy a body; without the two persons it is an alteration.</summary>
    [Fact]
    public async Task A_body_that_is_gone_without_authority_is_an_alteration()
    {
        await using var store = await Published();
        await store.Forge("update es.mt_events set data = '{}', headers = '{}', salt = '' where seq_id = 7");
        Verifying.Altered(await Verifying.Db(store), "event 7 ", "does not give its leaf hash");
        await using var forged = await Published();
        var authority = await Decide(forged, 7, Ana);
        var (body, meta) = await Commitments(forged, 7);
        await forged.Forge(
            $"insert into es.redactions (position, authority, body_commitment, meta_commitment) values (7, {authority}, '\\x{body}', '\\x{meta}');"
            + "update es.mt_events set data = '{}', headers = '{}', salt = '' where seq_id = 7");
        Verifying.Altered(await Verifying.Db(forged), "event 7 ", "without a decision of two persons");
    }

    private static async Task<LedgerStore> Published()
    {
        var store = await LedgerStore.Open();
        await store.Append(10);
        await store.Publish();
        return store;
    }

    /// <summary>The position of the decision about an event, asked for by Ana.</summary>
    private static async Task<long> Decide(LedgerStore store, long position, AccountId confirmedBy)
    {
        var target = (await store.Events.ReadPage(position - 1, null, 1, LedgerStore.Ct)).Events[0];
        var decided = RedactionEventCodec.Encode(new ContentRedacted(
            target.EventId, position, Convert.ToHexStringLower(target.Leaf.Span), "a secret", Ana, confirmedBy));
        var appended = await store.Events.Append(
            new AppendRequest(Redaction.StreamIdOf(target.EventId), "redaction", 0, default,
                [new EventToAppend(decided.Name, decided.ClrType, decided.Json)], new EventMetadata()), LedgerStore.Ct);
        await store.Publish();
        return Assert.IsType<AppendResult.Appended>(appended).Receipt.Position;
    }

    private static async Task Redact(LedgerStore store, long target, long authority, bool isWrong = false)
    {
        var (body, meta) = await Commitments(store, target);
        await store.Run($"select es.redact({target}, {authority}, '\\x{(isWrong ? meta : body)}', '\\x{meta}')");
    }

    private static async Task<(string Body, string Meta)> Commitments(LedgerStore store, long position)
    {
        await using var command = store.Db.CreateCommand($"select salt, data::text, headers::text from es.mt_events where seq_id = {position}");
        await using var row = await command.ExecuteReaderAsync(LedgerStore.Ct);
        await row.ReadAsync(LedgerStore.Ct);
        string Of(int column) => Convert.ToHexStringLower(LeafHash.Commitment(
            row.GetFieldValue<byte[]>(0), JsonCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(row.GetString(column)))));
        return (Of(1), Of(2));
    }

    private static async Task<string> Row(LedgerStore store, long position)
    {
        await using var command = store.Db.CreateCommand(
            $"select data::text || ' ' || headers::text || ' ' || length(salt) from es.mt_events where seq_id = {position}");
        return (string)(await command.ExecuteScalarAsync(LedgerStore.Ct))!;
    }

    private static async Task Until(LedgerStore store, string condition)
    {
        await using var command = store.Db.CreateCommand("select " + condition);
        for (var i = 0; !(bool)(await command.ExecuteScalarAsync(LedgerStore.Ct))!; i++)
        {
            Assert.True(i < 500, condition);
            await Task.Delay(20, LedgerStore.Ct);
        }
    }
}
