using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.EventStore;
using Reporting.Host.Ledger;
using Reporting.TestKit;

namespace Reporting.Ledger.Tests;

/// <summary>A store with a ledger folder of its own, for one test.</summary>
internal sealed class LedgerStore : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-ledger-tests-");

    private LedgerStore(string connectionString)
    {
        ConnectionString = connectionString;
        Db = NpgsqlDataSource.Create(connectionString + ";No Reset On Close=true");
        Events = new PostgresEventStore(Db);
        Shards = new Shards(Db, folder.FullName);
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string ConnectionString { get; }

    public NpgsqlDataSource Db { get; }

    public PostgresEventStore Events { get; }

    public Shards Shards { get; }

    public string Folder => folder.FullName;

    public static async Task<LedgerStore> Open() => new(await TestPostgres.CreateDatabase("ledger", Migrate, Ct));

    /// <summary>New streams with some events each, one append a stream; the position of the last event.</summary>
    public async Task<long> Append(int streamCount, int eventCount = 1)
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, streamCount).Select(async i => await Events.Append(
            new AppendRequest(
                Guid.NewGuid(), "report", 0, default,
                [.. Enumerable.Range(0, eventCount).Select(e => new EventToAppend(
                    "figure_entered", "Sample.FigureEntered, Sample", Encoding.UTF8.GetBytes($$"""{"figure":"{{i + e}}","by":"Nguyễn Văn Ánh"}""")))],
                new EventMetadata("ana", Headers: new Dictionary<string, string> { ["from"] = "here" })), Ct)));
        return receipts.Max(receipt => Assert.IsType<AppendResult.Appended>(receipt).Receipt.Position);
    }

    public Notary Notarise(Func<LedgerOptions, LedgerOptions>? change = null)
    {
        var options = new LedgerOptions { Folder = Folder, Origin = "example.org/ledger", Interval = TimeSpan.FromMilliseconds(20) };
        return Notary.Start(Db, Events, Shards, change?.Invoke(options) ?? options, NullLogger.Instance);
    }

    /// <summary>Runs a notary until all is published.</summary>
    public async Task Publish(Func<LedgerOptions, LedgerOptions>? change = null)
    {
        await using var notary = Notarise(change);
        await Published(notary, await Events.Head(Ct));
    }

    public static async Task Published(Notary notary, long position)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (notary.Status.Position < position || notary.Status.State != NotaryState.Running)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30), notary.Status.ToString());
            await Task.Delay(10, Ct);
        }
    }

    public static async Task<NotaryStatus> Reaches(Notary notary, NotaryState state)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (notary.Status.State != state)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30), notary.Status.ToString());
            await Task.Delay(10, Ct);
        }
        return notary.Status;
    }

    public async Task<Shard> Shard() => await Shards.Current(null, Ct);

    public async Task<string> LogPath() => Path.Combine(Folder, (await Shard()).Label);

    public async Task<string> VerifierKey() => (await Shard()).Keys[0].Text;

    public async Task<Checkpoint> Checkpoint() => Ledger.Checkpoint.Parse(
        SignedNote.Parse(await File.ReadAllBytesAsync(Path.Combine(await LogPath(), "checkpoint"), Ct)).Text);

    /// <summary>As somebody who owns the server could: triggers are off while it runs.</summary>
    public async Task Forge(string sql)
    {
        await using var connection = await Db.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand($"begin; set local session_replication_role = replica; {sql}; commit", connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async Task Run(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await Db.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task Migrate(string connectionString, CancellationToken ct)
    {
        await using var db = NpgsqlDataSource.Create(connectionString);
        await EventStoreSchema.Migrate(db, ct);
        await Shards.Migrations.Apply(db, ct);
    }
}
