using Npgsql;
using Reporting.TestKit;

namespace Reporting.EventStore.Tests;

/// <summary>A fresh database with the store's schema for each test, and short ways to append.</summary>
public abstract class StoreTests : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _open = [];

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected string ConnectionString { get; private set; } = "";

    protected NpgsqlDataSource Db { get; private set; } = null!;

    protected PostgresEventStore Store { get; private set; } = null!;

    protected virtual EventStoreOptions Options => new();

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await TestPostgres.CreateDatabase("eventstore", Migrate, Ct);
        Db = Opened(NpgsqlDataSource.Create(ConnectionString + ";No Reset On Close=true"));
        Store = NewStore(Options);
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _open.Count - 1; i >= 0; i--) await _open[i].DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected PostgresEventStore NewStore(EventStoreOptions? options = null) => Opened(new PostgresEventStore(Db, options));

    protected T Opened<T>(T resource) where T : IAsyncDisposable
    {
        _open.Add(resource);
        return resource;
    }

    protected async Task<AppendReceipt> Stored(AppendRequest request) =>
        Assert.IsType<AppendResult.Appended>(await Store.Append(request, Ct)).Receipt;

    protected async Task<T> Scalar<T>(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    protected async Task Run(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task Migrate(string connectionString, CancellationToken ct)
    {
        await using var db = NpgsqlDataSource.Create(connectionString);
        await EventStoreSchema.Migrate(db, ct);
    }
}
