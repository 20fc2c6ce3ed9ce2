using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Reporting.EventStore;
using Reporting.Host.Ledger;
using Reporting.Host.Tests;
using Reporting.Host.Tests.Signing;
using Reporting.Host.Tests.Work;
using Reporting.Signatures;
using Reporting.TestKit;

namespace Reporting.Ledger.Tests;

/// <summary>A store in which a report was signed, sealed, sent and accepted over HTTP with certificates of a demo authority, its
/// published log, and the evidence of its figure. It is made once; each test has a copy to alter.</summary>
internal sealed class SignedStore : IAsyncDisposable
{
    private static readonly DirectoryInfo Made = Directory.CreateTempSubdirectory("reporting-signed-store-");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-signed-copy-");

    static SignedStore() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Made.Delete(recursive: true);

    private SignedStore(string connectionString)
    {
        ConnectionString = connectionString;
        Db = NpgsqlDataSource.Create(connectionString);
        Shards = new Shards(Db, Path.Combine(Folder, "ledger"));
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string ConnectionString { get; }

    public NpgsqlDataSource Db { get; }

    public Shards Shards { get; }

    public string Folder => folder.FullName;

    /// <summary>The evidence of the figure, as a host gave it.</summary>
    public string Bundle => Path.Combine(Folder, "bundle.zip");

    /// <summary>The demo authority's root.</summary>
    public string Root => Path.Combine(Folder, "root.crt");

    public static async Task<SignedStore> Open()
    {
        var store = new SignedStore(await TestPostgres.CreateDatabase("signed", Make, Ct));
        Copy(Made.FullName, store.Folder);
        return store;
    }

    public async Task<string> LogPath() => Path.Combine(Folder, "ledger", (await Shards.Current(null, Ct)).Label);

    public async Task<string> VerifierKey() => (await Shards.Current(null, Ct)).Keys[0].Text;

    public async Task<global::Ledger.Verify.Findings> Verify(params string[] more) => await Verifying.Run(
        ["db", ConnectionString, "--log", await LogPath(), "--vkey", await VerifierKey(), .. more]);

    public async Task<global::Ledger.Verify.Findings> VerifyBundle(params string[] more) =>
        await Verifying.Run(["bundle", Bundle, "--vkey", await VerifierKey(), .. more]);

    /// <summary>The position of the first event of a type.</summary>
    public async Task<long> First(string type)
    {
        await using var command = Db.CreateCommand("select min(seq_id) from es.mt_events where type = $1");
        command.Parameters.Add(new() { Value = type });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    public async Task<long> Last()
    {
        await using var command = Db.CreateCommand("select position from es.head");
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>The hash of something that the leader's signature is judged by; null where there is none.</summary>
    public async Task<string?> Evidence(string what)
    {
        await using var command = Db.CreateCommand(what switch
        {
            "evidence" or "cms" => $"select data -> 'signature' ->> '{what}' from es.mt_events where type = 'report_signed'",
            "certificate" => "select data ->> 'certificate' from es.mt_events where type = 'certificate_bound' order by seq_id desc limit 1",
            _ =>
                $"""
                select coalesce(m -> '{what}' ->> -1, m ->> '{what}') from (
                    select convert_from(c.bytes, 'UTF8')::jsonb from es.mt_events e
                    join blobs.chunks c on c.sha256 = decode(e.data -> 'signature' ->> 'evidence', 'hex')
                    where e.type = 'report_signed') manifest (m)
                """,
        });
        return await command.ExecuteScalarAsync(Ct) as string;
    }

    /// <summary>As somebody who owns the server could: triggers are off while it runs.</summary>
    public Task Forge(string sql) => Run($"begin; set local session_replication_role = replica; {sql}; commit");

    public async Task Run(string sql)
    {
        await using var command = Db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A report is signed, sealed, sent and accepted; the bundle of its figure.</summary>
    public static async Task<byte[]> Filed(SigningTown town)
    {
        await town.Bind(SigningTown.Leader);
        await town.Bind("C1");
        var (host, id) = (town.Host, await town.Submitted());
        await town.Sign(id);
        // So that what the seal is put to names a checkpoint that the signature is in.
        var notary = host.Host.Services.GetRequiredService<Notary>();
        await LedgerStore.Published(notary, await host.Head());
        var (request, payload) = await town.Ask(id, SigningTown.Clerk, "seal");
        await host.Post($"/api/reports/{id}/seal", new { request, cms = town.Cms("C1", payload) }, 200);
        await host.Post($"/api/reports/{id}/send", new { }, 200);
        await host.As(SigningTown.Accepts).Post($"/api/reports/{id}/accept", new { }, 200);
        await town.Settle();
        await LedgerStore.Published(notary, await host.Head());
        return await host.Client.GetByteArrayAsync($"/api/reports/{id}/figures/cases/bundle", Ct);
    }

    private static async Task Make(string connectionString, CancellationToken ct)
    {
        await using var stamps = new DemoStamps();
        await using var town = await SigningTown.Start(
            steps: new { signedWith = "certificate", isSealed = true, sendBy = "clerk" },
            change: options =>
            {
                if (DemoStamps.IsThere)
                    stamps.Serve(DemoAuthority.Open(SigningTown.Folder(options), DateTimeOffset.UnixEpoch));
                return options with
                {
                    ConnectionString = connectionString,
                    Ledger = new LedgerOptions
                    {
                        Folder = Path.Combine(Made.FullName, "ledger"), Origin = "example.org/ledger",
                        Interval = TimeSpan.FromMilliseconds(50),
                    },
                };
            });
        await File.WriteAllBytesAsync(Path.Combine(Made.FullName, "bundle.zip"), await Filed(town), ct);
        // That the bundle was read is an event too.
        await LedgerStore.Published(town.Host.Host.Services.GetRequiredService<Notary>(), await town.Host.Head());
        File.Copy(Path.Combine(town.Authority.TrustFolder, "roots", "root.crt"), Path.Combine(Made.FullName, "root.crt"));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
