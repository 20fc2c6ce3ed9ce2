using System.Security.Cryptography;
using System.Text;
using Reporting.Domain;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read;
using Reporting.Read.Projections;

namespace Reporting.Ledger.Tests;

/// <summary>What hangs on events: the evidence of signatures, the binding of certificates, and the figures that readers are shown.</summary>
public sealed class EvidenceTests
{
    private static readonly string Cms = Convert.ToHexStringLower(SHA256.HashData("the signature"u8));

    [Fact]
    public async Task Evidence_of_a_signature_that_is_replaced_or_removed_is_found()
    {
        await using var store = await Signed();
        Verifying.Proven(await Verifying.Db(store));
        await store.Forge("update blobs.chunks set bytes = 'another signature'");
        Verifying.Altered(await Verifying.Db(store), $"bytes {Cms}", "replaced", "event 1 (report_signed");
        await store.Forge("delete from blobs.chunks; delete from blobs.blobs");
        Verifying.Altered(await Verifying.Db(store), $"bytes {Cms}", "missing", "event 1 (report_signed");
    }

    [Fact]
    public async Task A_signature_that_is_said_to_be_another_is_found()
    {
        await using var store = await Signed();
        await store.Forge("update es.mt_events set data = jsonb_set(data, '{signature,cms}', to_jsonb(repeat('0', 64))) where seq_id = 1");
        Verifying.Altered(await Verifying.Db(store), "event 1 (report_signed", "body or salt");
    }

    [Fact]
    public async Task A_certificate_that_is_bound_to_another_person_is_found()
    {
        await using var store = await Signed();
        await store.Forge("update es.mt_events set data = jsonb_set(data, '{account}', '\"eve\"') where type = 'certificate_bound'");
        Verifying.Altered(await Verifying.Db(store), "event 2 (certificate_bound", "body or salt");
    }

    [Theory]
    [InlineData("update read.report_figures set values[1] = 7 where version = 1", "is not what its event says")]
    [InlineData("update read.report_figures set as_text = replace(as_text, E'\\n', E'\\n9') where version = 1", "is not what its event says")]
    [InlineData("update read.report_figures set accepted_by = gen_random_uuid() where version = 1", "is not what its event says")]
    [InlineData("delete from read.report_figures where version = 1", "rows are missing")]
    [InlineData("update read.report_figures set from_position = from_position + 100, to_position = to_position - 1 where version = 0", "rows are missing")]
    [InlineData("update read.report_figures set to_position = 9223372036854775807 where version = 0", "do not join")]
    public async Task A_figure_that_is_edited_in_the_read_model_is_found(string sql, string what)
    {
        await using var store = await LedgerStore.Open();
        var position = await Accept(store);
        await using (var read = await ReadSide.Start(
            store.Db, store.Events, TimeProvider.System, () => new DateOnly(2026, 11, 22), new ProjectionOptions(), LedgerStore.Ct))
            Assert.True(await read.WaitForPosition(position, LedgerStore.Ct));
        await store.Publish();
        Verifying.Proven(await Verifying.Db(store));
        await store.Run(sql);
        Verifying.Altered(await Verifying.Db(store), "read.report_figures", what);
    }

    /// <summary>A signature and a certificate as their events speak of them, with bytes kept by their hash.</summary>
    private static async Task<LedgerStore> Signed()
    {
        var store = await LedgerStore.Open();
        await store.Run(
            """
            create schema blobs;
            create table blobs.blobs (sha256 bytea not null, length bigint not null, constraint blobs_pkey primary key (sha256));
            create table blobs.chunks (sha256 bytea not null, number integer not null, bytes bytea not null, constraint chunks_pkey primary key (sha256, number));
            """);
        await store.Run($"insert into blobs.blobs values ('\\x{Cms}', 13); insert into blobs.chunks values ('\\x{Cms}', 0, 'the sign'), ('\\x{Cms}', 1, 'ature')");
        await Append(store, Guid.NewGuid(), "report_signed", $$"""{"signature":{"cms":"{{Cms}}"},"by":"ana"}""");
        await Append(store, Guid.NewGuid(), "certificate_bound", """{"account":"ana","by":"binh"}""");
        await store.Publish();
        return store;
    }

    private static async Task Append(LedgerStore store, Guid stream, string type, string body) => await store.Events.Append(
        new AppendRequest(stream, "sample", 0, default, [new EventToAppend(type, "Sample, Sample", Encoding.UTF8.GetBytes(body))],
            new EventMetadata()), LedgerStore.Ct);

    private static async Task<long> Accept(LedgerStore store)
    {
        var (report, unit, ana) = (new ReportId(Guid.NewGuid()), new UnitId(Guid.NewGuid()), new AccountId(Guid.NewGuid()));
        ReportEvent[] events =
        [
            new ReportAssigned(report, unit, "r", unit, "t", 1, "2026-07", 1, ana),
            new ReportAccepted(report, 1, unit, "r", "t", 1, "2026-07", [new AcceptedFigure("total", 6.50m, ana)], new string('a', 64), ana, null, null, ana),
        ];
        var appended = await store.Events.Append(
            new AppendRequest(report.Value, "report", 0, default, [.. events.Select(ReportEventCodec.Encode).Select(e => new EventToAppend(e.Name, e.ClrType, e.Json))],
                new EventMetadata()), LedgerStore.Ct);
        return Assert.IsType<AppendResult.Appended>(appended).Receipt.Position;
    }
}
