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
    private string database = "";

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>In a session of its own, because a test may move the time.</summary>
    public Api As(string userName) => new(client!, Token(host!, userName));

    /// <summary>The API as whoever has a token uses it.</summary>
    public Api With(string token) => new(client!, token);

    /// <summary>Real time as the host sees it.</summary>
    public MovableTimer Timer { get; } = new();

    /// <summary>A new account's holder, who has signed in and chosen a password.</summary>
    public async Task<(Api Api, string Password)> Newcomer(
        string userName, string role = "enter", string unit = "BD")
    {
        var issued = (await As("admin").Post("/api/accounts", new
        {
            userName, displayName = "Cán bộ", grants = new[] { new { role, unit } },
        })).Is(201);
        var first = issued.Json.GetProperty("firstPassword").GetString()!;
        var session = (await SignIn(userName, first)).Is(201);
        const string Chosen = "Gạch-Ngói-3-Tầng";
        var changed = (await With(session.Json.GetProperty("token").GetString()!).Post(
            $"/api/accounts/{userName}/change-password", new { oldPassword = first, newPassword = Chosen })).Is(200);
        return (With(changed.Json.GetProperty("token").GetString()!), Chosen);
    }

    public Task<Reply> SignIn(string userName, string password) =>
        AsNobody.Post("/api/sessions", new { userName, password }, "");

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
        database = await TestPostgres.CreateDatabase(
            "world", (connectionString, ct) => Prepare(connectionString, ct));
        (host, client) = await Start(database, folder.FullName, Timer, options => options);
    }

    /// <summary>A second host on the same database, with other options.</summary>
    public async Task<BesideServed> Beside(Func<HostOptions, HostOptions> change)
    {
        var own = Directory.CreateTempSubdirectory("reporting-write-tests-");
        var (other, its) = await Start(database, own.FullName, Timer, change);
        return new BesideServed(other, its, own, userName => new Api(its, Token(other, userName)));
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
        var (host, client) = await Start(connectionString, folder.FullName, new MovableTimer(), options => options);
        await using (host)
        using (client)
        {
            await World.Make(new Api(client, Token(host, "admin")));
        }
        folder.Delete(recursive: true);
    }

    private static string Token(ReportingHost host, string userName) =>
        host.Services.GetRequiredService<Sessions>().Start(
            Account.IdOf(userName), "operator", isRestricted: false, TimeSpan.FromHours(1), null, null,
            CancellationToken.None).GetAwaiter().GetResult().Token;

    private static async Task<(ReportingHost, HttpClient)> Start(
        string connectionString, string folder, MovableTimer timer, Func<HostOptions, HostOptions> change)
    {
        var options = new HostOptions
        {
            DataFolder = folder, ConnectionString = connectionString, Url = "http://127.0.0.1:0", SimulatedClock = true,
            PasswordRounds = 1_000, Timer = timer, FreeFailuresOfSource = 1_000,
            // The public log has tests of its own, and its key would not go along with a copied database.
            Ledger = new() { Notarises = false },
        };
        var host = await ReportingHost.Build(change(options), CancellationToken.None);
        await host.Start(CancellationToken.None);
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 200 };
        return (host, new HttpClient(handler) { BaseAddress = new Uri(host.Url) });
    }
}

/// <summary>A host beside the one that is served.</summary>
public sealed record BesideServed(ReportingHost Host, HttpClient Client, DirectoryInfo Folder, Func<string, Api> As)
    : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}
