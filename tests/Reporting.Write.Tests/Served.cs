using Npgsql;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.EventStore;
using Reporting.Host;
using Reporting.TestKit;
using Reporting.Write.Accounts;

namespace Reporting.Write.Tests;

/// <summary>A host that is served over real HTTP on a database of its own, with the small world of <see cref="World"/>
/// in it. One for each test class.</summary>
public sealed class Served : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-write-tests-");
    private ReportingHost? host;
    private HttpClient? client;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Api As(string userName) =>
        new(client!, host!.Services.GetRequiredService<Tokens>().Issue(
            Account.IdOf(userName), TimeSpan.FromHours(1)).Token);

    public Api AsNobody => new(client!, token: null);

    public IServiceProvider Services => host!.Services;

    public NpgsqlDataSource Db => Services.GetRequiredService<NpgsqlDataSource>();

    public PostgresEventStore Store => Services.GetRequiredService<PostgresEventStore>();

    public Task<long> Head() => Store.Head(Ct);

    /// <summary>The stored names of a stream's events.</summary>
    public async Task<string[]> Types(Guid stream) =>
        [.. (await Store.ReadStream(stream, 0, Ct)).Events.Select(e => e.Type)];

    public async Task<RecordedEvent> Newest(Guid stream) => (await Store.ReadStream(stream, 0, Ct)).Events[^1];

    public async ValueTask InitializeAsync()
    {
        var database = await TestPostgres.CreateDatabase(
            "world", (connectionString, ct) => Prepare(connectionString, ct));
        (host, client) = await Start(database, folder.FullName);
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task Prepare(string connectionString, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-write-tests-");
        var (host, client) = await Start(connectionString, folder.FullName);
        await using (host)
        using (client)
        {
            var token = host.Services.GetRequiredService<Tokens>().Issue(Account.IdOf("admin"), TimeSpan.FromHours(1))
                .Token;
            await World.Make(new Api(client, token));
        }
        folder.Delete(recursive: true);
    }

    private static async Task<(ReportingHost, HttpClient)> Start(string connectionString, string folder)
    {
        var options = new HostOptions
        {
            DataFolder = folder, ConnectionString = connectionString, Url = "http://127.0.0.1:0", SimulatedClock = true,
        };
        var host = await ReportingHost.Build(options, CancellationToken.None);
        await host.Start(CancellationToken.None);
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 200 };
        return (host, new HttpClient(handler) { BaseAddress = new Uri(host.Url) });
    }
}
