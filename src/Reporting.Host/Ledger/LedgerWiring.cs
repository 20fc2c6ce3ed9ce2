using Npgsql;
using Reporting.EventStore;
using Reporting.Write;

namespace Reporting.Host.Ledger;

/// <summary>The ledger's parts of a host, put together.</summary>
internal static class LedgerWiring
{
    public static void AddLedger(
        this IServiceCollection services, HostOptions options, NpgsqlDataSource db, PostgresEventStore store)
    {
        var shards = new Shards(db, options.Ledger.FolderIn(options.DataFolder));
        var served = new ServedLog(db, shards);
        services.AddSingleton(served).AddSingleton(new PublicLog(served.Place));
        services.AddSingleton<EvidenceFiles>();
        services.AddSingleton<EvidenceBundle>();
        services.AddSingleton(provider => DriftWatch.Start(db, Log<DriftWatch>(provider), options.DriftInterval));
        services.AddSingleton(provider => Notary.Start(db, store, shards, options.Ledger, Log<Notary>(provider)));
    }

    /// <summary>Starts what runs by itself. What is not returned ends with the application, whose service it is.</summary>
    public static IAsyncDisposable Start(IServiceProvider services, NpgsqlDataSource db, PostgresEventStore store)
    {
        services.GetRequiredService<Notary>();
        services.GetRequiredService<DriftWatch>();
        return Redactor.Start(db, store);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        LedgerRoutes.Map(app);
        EvidenceRoutes.Map(app);
    }

    private static ILogger<T> Log<T>(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger<T>();
}
