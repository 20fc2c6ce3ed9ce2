using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Approvals;
using Reporting.Domain.Catalogues;
using Reporting.Domain.Certificates;
using Reporting.Domain.FocalPersons;
using Reporting.Domain.Indicators;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.Operations;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.EventStore;
using Reporting.Read.Projections;
using Reporting.Read.Reading;
using Reporting.TestKit;

namespace Reporting.Read.Tests;

/// <summary>A history that a test tells: events go through the real store, and projections read them.</summary>
internal sealed class Story : IAsyncDisposable
{
    private readonly Dictionary<Guid, (long Version, ReadOnlyMemory<byte> Leaf)> streams = [];

    private Story(string connectionString)
    {
        ConnectionString = connectionString;
        Db = NpgsqlDataSource.Create(connectionString + ";No Reset On Close=true;Max Auto Prepare=50");
        Store = new PostgresEventStore(Db, new EventStoreOptions { BusinessClock = Clock });
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string ConnectionString { get; }

    public NpgsqlDataSource Db { get; }

    public PostgresEventStore Store { get; }

    public StoryClock Clock { get; } = new();

    /// <summary>The account that every event names, and the user name in the metadata.</summary>
    public AccountId By { get; set; } = new(Uuid5.Of("account", "an"));

    public string UserName { get; set; } = "an";

    /// <summary>The position of the last event.</summary>
    public long Position { get; private set; }

    public static async Task<Story> Begin() =>
        new(await TestPostgres.CreateDatabase("read", Prepare, Ct));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Db.DisposeAsync();
    }

    public Task Append(Guid stream, UnitEvent e) => Append(stream, "unit-register", UnitEventCodec.Encode(e));

    public Task Append(Guid stream, IndicatorEvent e) => Append(stream, "indicator", IndicatorEventCodec.Encode(e));

    public Task Append(Guid stream, TemplateEvent e) => Append(stream, "template", TemplateEventCodec.Encode(e));

    public Task Append(Guid stream, IndicatorSetEvent e) =>
        Append(stream, "indicator-set", IndicatorSetEventCodec.Encode(e));

    public Task Append(Guid stream, CatalogueEvent e) =>
        Append(stream, "catalogue-decision", CatalogueEventCodec.Encode(e));

    public Task Append(Guid stream, FocalPersonEvent e) =>
        Append(stream, "focal-persons", FocalPersonEventCodec.Encode(e));

    public Task Append(Guid stream, ApprovalEvent e) => Append(stream, "approval-rules", ApprovalEventCodec.Encode(e));

    public Task Append(Guid stream, CertificateEvent e) => Append(stream, "certificate", CertificateEventCodec.Encode(e));

    public Task Append(Guid stream, RegimeEvent e) => Append(stream, "regime", RegimeEventCodec.Encode(e));

    public Task Append(Guid stream, AccountEvent e) => Append(stream, "account", AccountEventCodec.Encode(e));

    public Task Append(Guid stream, AccountRequestEvent e) =>
        Append(stream, "account-request", AccountRequestEventCodec.Encode(e));

    public Task Append(Guid stream, ReportEvent e) => Append(stream, "report", ReportEventCodec.Encode(e));

    public Task Append(Guid stream, OperationEvent e) => Append(stream, OperationEventCodec.StreamKind, OperationEventCodec.Encode(e));

    public async Task Append(Guid stream, string kind, (string Name, string ClrType, byte[] Json) encoded)
    {
        var (version, leaf) = streams.GetValueOrDefault(stream);
        var request = new AppendRequest(
            stream, kind, version, leaf, [new EventToAppend(encoded.Name, encoded.ClrType, encoded.Json)],
            new EventMetadata(UserName));
        var receipt = Assert.IsType<AppendResult.Appended>(await Store.Append(request, Ct)).Receipt;
        streams[stream] = (receipt.Version, receipt.Events[^1].Leaf);
        Position = receipt.Position;
    }

    /// <summary>Lets one projection read all there is, page by page, on the caller's thread; all projections when none
    /// is named.</summary>
    public async Task Settle(params IReadOnlyList<Projection> projections)
    {
        foreach (var projection in projections.Count > 0 ? projections : ReadModels.All)
        {
            var applier = new PageApplier(Db, projection, CopyOfTables.Live(projection));
            var checkpoint = (await Checkpoint.Load(Db, projection.Name, Ct))!;
            while (checkpoint.Position < Position)
            {
                var page = await Store.ReadPage(checkpoint.Position, projection.Wants, 1_000, Ct);
                checkpoint = Assert.IsType<PageOutcome.Stored>(
                    await applier.Apply(checkpoint, page.Events, page.ScannedTo, Ct)).Checkpoint;
            }
        }
    }

    /// <summary>Somebody with a grant at the province, or with the scope given.</summary>
    public Caller Caller(ReadScope? scope = null) => new(
        scope ?? Province.Whole, DateOnly.FromDateTime(Clock.Now.UtcDateTime));

    /// <summary>All values of a statement, row by row, as text.</summary>
    public async Task<List<string>> Rows(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(Ct))
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        return rows;
    }

    public async Task Run(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task Prepare(string connectionString, CancellationToken ct)
    {
        await using var db = NpgsqlDataSource.Create(connectionString);
        await EventStoreSchema.Migrate(db, ct);
        await ReadTables.Prepare(db, ReadModels.All, ct);
    }
}
