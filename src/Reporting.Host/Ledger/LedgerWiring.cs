using Npgsql;
using Reporting.EventStore;
using Reporting.Host.Backups;
using Reporting.Host.Verifications;
using Reporting.Signatures;
using Reporting.Write;
using Reporting.Write.Signatures;

namespace Reporting.Host.Ledger;

/// <summary>The ledger's parts of a host, put together.</summary>
internal static class LedgerWiring
{
    public static void AddLedger(
        this IServiceCollection services, HostOptions options, Database database, PostgresEventStore store, BusinessDay day)
    {
        var db = database.Source;
        var shards = new Shards(db, options.Ledger.FolderIn(options.DataFolder));
        var served = new ServedLog(db, shards);
        services.AddSingleton(served).AddSingleton<NewestLedgerHead>(new LedgerHeads(db, store, served).Newest)
            .AddSingleton(new PublicLog(served.Place)).AddSingleton<EvidenceFiles>();
        services.AddSingleton<EvidenceBundle>();
        services.AddSingleton(provider => DriftWatch.Start(db, Log<DriftWatch>(provider), options.DriftInterval));
        services.AddSingleton(provider => Notary.Start(db, store, shards, options.Ledger, Log<Notary>(provider)));
        services.AddSingleton(new VerificationRows(db)).AddSingleton(new StoreVerifier(db, shards));
        services.AddSingleton(provider => new VerificationWatch(
            db, provider.GetRequiredService<StoreVerifier>(), provider.GetRequiredService<VerificationRows>(),
            provider.GetRequiredService<Streams>(), options.Verification, day.Zone, Log<VerificationWatch>(provider)));
        services.AddSingleton(provider => new CheckpointStamper(
            db, shards, options.Ledger, provider.GetRequiredService<HttpClient>(), provider.GetRequiredService<TrustPolicy>(),
            Log<CheckpointStamper>(provider)));
        services.AddSingleton(provider => RedactionWatch.Start(db, store, Log<RedactionWatch>(provider)));
        services.AddSingleton(provider =>
            BackupKeeper.Start(options, db, database.OwnersConnection, Log<BackupKeeper>(provider)));
    }

    /// <summary>Starts what runs by itself. What is not returned ends with the application, whose service it is.</summary>
    public static IAsyncDisposable Start(IServiceProvider services, NpgsqlDataSource db, PostgresEventStore store)
    {
        services.GetRequiredService<Notary>();
        services.GetRequiredService<DriftWatch>();
        services.GetRequiredService<VerificationWatch>();
        services.GetRequiredService<BackupKeeper>();
        services.GetRequiredService<CheckpointStamper>();
        services.GetRequiredService<RedactionWatch>();
        return Redactor.Start(db, store);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        LedgerRoutes.Map(app);
        EvidenceRoutes.Map(app);
        VerificationRoutes.Map(app);
    }

    private static ILogger<T> Log<T>(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger<T>();
}
