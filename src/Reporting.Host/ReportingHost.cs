using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Reporting.EventStore;
using Reporting.Host.Clock;
using Reporting.Host.Health;
using Reporting.Write;
using Reporting.Write.Accounts;
using Reporting.Write.Http;

namespace Reporting.Host;

/// <summary>One host: its database, the way in, the way out, and the web server in front. Wiring only.</summary>
public sealed class ReportingHost : IAsyncDisposable
{
    private readonly Database database;
    private readonly WebApplication app;

    private ReportingHost(Database database, WebApplication app) => (this.database, this.app) = (database, app);

    /// <summary>Where it listens, once it is started.</summary>
    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IServiceProvider Services => app.Services;

    /// <summary>Prepares everything but listens to nobody yet.</summary>
    /// <exception cref="HostRefusedException">The host can't run so on this store.</exception>
    /// <exception cref="EventStoreRefusedException">The server or its schema can't be used safely.</exception>
    public static async Task<ReportingHost> Build(HostOptions options, CancellationToken ct)
    {
        DataFolder.Create(options.DataFolder);
        var database = await Database.Open(options, ct);
        try
        {
            var mark = new ClockMark(database.Source);
            var clock = await mark.Open(options.SimulatedClock, ct);
            var app = Compose(options, database, mark, clock);
            await FirstAccount.Make(
                app.Services.GetRequiredService<Streams>(), app.Services.GetRequiredService<Credentials>(),
                app.Services.GetRequiredService<Passwords>(), password => DataFolder.KeepFirstPassword(options, password), ct);
            return new ReportingHost(database, app);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async Task Start(CancellationToken ct) => await app.StartAsync(ct);

    /// <summary>Runs until it is told to stop (SIGTERM, Ctrl+C) or <paramref name="ct"/> says so.</summary>
    public Task WaitForShutdown(CancellationToken ct) => app.WaitForShutdownAsync(ct);

    /// <summary>Stops listening, lets running requests end, stops the projections, then the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private static WebApplication Compose(HostOptions options, Database database, ClockMark mark, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning)
            // The keys lie in a folder that only the host's user can read; that they are not encrypted besides is meant.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.DrainMax;
        });
        var services = builder.Services;
        services.AddSingleton(database.Source);
        services.AddSingleton(_ => new PostgresEventStore(database.Source, new EventStoreOptions { BusinessClock = clock }));
        services.AddSingleton(new BusinessDay(clock, options.UtcOffset));
        services.AddSingleton(mark);
        services.AddWriteSide(DataFolder.Keys(options.DataFolder));
        services.AddOpenApi();

        var app = builder.Build();
        app.UseWriteSide();
        app.MapWriteSide();
        ClockRoutes.Map(app, clock);
        HealthRoutes.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app;
    }
}
