using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.Domain.Accounts;
using Reporting.Host.Backups;
using Reporting.Host.Ledger;
using Reporting.Write.Accounts;

namespace Reporting.Host.Tests.Backups;

/// <summary>A host with its own PostgreSQL, whose backups begin at once.</summary>
internal sealed class BackedUpHost : IAsyncDisposable
{
    private readonly ReportingHost host;
    private readonly HttpClient client;
    private int unitCount;

    private BackedUpHost(ReportingHost host, HostOptions options)
    {
        (this.host, Options) = (host, options);
        client = new HttpClient { BaseAddress = new Uri(host.Url) };
        var token = host.Services.GetRequiredService<Sessions>().Start(
            Account.IdOf("admin"), "operator", isRestricted: false, TimeSpan.FromHours(1), null, null, Ct).GetAwaiter().GetResult().Token;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HostOptions Options { get; }

    public BackupKeeper Backups => host.Services.GetRequiredService<BackupKeeper>();

    public NpgsqlDataSource Db => host.Services.GetRequiredService<NpgsqlDataSource>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static HostOptions OptionsOf(string dataFolder) => new()
    {
        DataFolder = dataFolder, Url = "http://127.0.0.1:0", PasswordRounds = 1_000,
        Backup = new BackupOptions { FirstDelay = TimeSpan.Zero },
        Ledger = new LedgerOptions { Origin = "example.org/ledger", Interval = TimeSpan.FromMilliseconds(50) },
    };

    public static async Task<BackedUpHost> Start(HostOptions options)
    {
        var host = await ReportingHost.Build(options, Ct);
        await host.Start(Ct);
        return new BackedUpHost(host, options);
    }

    /// <summary>Registers a unit; it was acknowledged when this returns.</summary>
    public async Task<string> Register()
    {
        var number = Interlocked.Increment(ref unitCount);
        var code = $"U{number}-{Guid.NewGuid():N}"[..12];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/units")
        {
            Content = JsonContent.Create(new { code, name = "Đơn vị " + code, kind = "xã" }),
        };
        request.Headers.Add("Idempotency-Key", code);
        var response = await client.SendAsync(request, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return code;
    }

    public async Task<IReadOnlyList<string>> Units() => await List(
        "select e.data->>'code' from es.mt_events e where e.type = 'unit_registered' order by e.seq_id");

    public async Task<JsonElement> Health() =>
        await JsonSerializer.DeserializeAsync<JsonElement>(
            await (await client.GetAsync("/health/ready", Ct)).Content.ReadAsStreamAsync(Ct), cancellationToken: Ct);

    public async Task<JsonElement> Get(string path) => await client.GetFromJsonAsync<JsonElement>(path, Ct);

    /// <summary>The server's clock, after everything that was acknowledged before and before everything after.</summary>
    public async Task<DateTimeOffset> Moment()
    {
        await Task.Delay(20, Ct);
        await using var command = Db.CreateCommand("select clock_timestamp()");
        var now = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(Ct))!);
        await Task.Delay(20, Ct);
        return now;
    }

    public async Task<List<string>> List(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var list = new List<string>();
        while (await rows.ReadAsync(Ct))
            list.Add(rows.GetString(0));
        return list;
    }

    /// <summary>As the superuser.</summary>
    public async Task<object?> Ask(string sql)
    {
        await using var db = NpgsqlDataSource.Create((await OwnServer.Find(Options.DataFolder, Ct))! + ";Pooling=false");
        await using var command = db.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }

    /// <summary>Waits until the archive has all that was committed.</summary>
    public async Task Archived()
    {
        var now = (string)(await Ask("select pg_current_wal_insert_lsn()::text"))!;
        await Eventually(async () => (bool)(await Ask(
            $"select exists (select from pg_stat_replication r where r.application_name = 'reporting-backup' and r.write_lsn >= '{now}')"))!);
    }

    public async Task Eventually(Func<Task<bool>> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(120), (await Health()).ToString());
            await Task.Delay(100, Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }
}
