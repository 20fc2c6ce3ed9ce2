using Microsoft.AspNetCore.Builder;
using Npgsql;
using Reporting.Host.Ledger;
using Reporting.Ledger;

namespace Reporting.Faults.Tests.Notaries;

/// <summary>A ledger with a witness: what notaries need that come and go.</summary>
internal sealed class LedgerTown : IAsyncDisposable
{
    private const string Origin = "example.org/ledger";

    private readonly WebApplication _witness;

    private LedgerTown(string connectionString, string folder, string policyFile, Shard shard, WebApplication witness)
    {
        (ConnectionString, Folder, PolicyFile, Shard, _witness) = (connectionString, folder, policyFile, shard, witness);
    }

    public string ConnectionString { get; }

    /// <summary>The ledger's folder.</summary>
    public string Folder { get; }

    public string PolicyFile { get; }

    public Shard Shard { get; }

    public LogFolder Log => new(Path.Combine(Folder, Shard.Label));

    /// <summary>Begins the log of a store that is prepared, and starts the witness.</summary>
    /// <param name="connectionString">The store.</param>
    /// <param name="folder">Where everything is to lie.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<LedgerTown> Begin(string connectionString, string folder, CancellationToken ct)
    {
        var ledger = Path.Combine(folder, "ledger");
        await using var db = NpgsqlDataSource.Create(connectionString);
        var shard = await new Shards(db, ledger).Current(Origin, ct);
        var witness = WitnessServer.Make("witness.example.org", shard.Keys, Path.Combine(folder, "witness"), "http://127.0.0.1:0");
        await witness.StartAsync(ct);
        using var http = new HttpClient();
        var address = witness.Urls.First();
        var key = (await http.GetStringAsync(new Uri(address + "/vkey"), ct)).Trim();
        var policy = Path.Combine(folder, "policy.txt");
        await File.WriteAllTextAsync(
            policy, $"log {shard.Keys[0].Text}\nwitness neighbour {key} {address}\nquorum neighbour\n", ct);
        return new LedgerTown(connectionString, ledger, policy, shard, witness);
    }

    public ValueTask DisposeAsync() => _witness.DisposeAsync();
}
