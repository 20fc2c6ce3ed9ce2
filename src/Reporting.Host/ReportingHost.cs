using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Reporting.Console;
using Reporting.Console.Tools;
using Reporting.EventStore;
using Reporting.Files;
using Reporting.Host.Audit;
using Reporting.Host.Health;
using Reporting.Host.Ledger;
using Reporting.Host.Mail;
using Reporting.Host.Packages;
using Reporting.Host.Pages;
using Reporting.Host.Reactions;
using Reporting.Host.Reads;
using Reporting.Host.Signatures;
using Reporting.Host.Telemetry;
using Reporting.Read;
using Reporting.Read.Projections;
using Reporting.Write;
using Reporting.Write.Accounts;
using Reporting.Write.Http;
using Reporting.Write.Reactions;
using Reporting.Write.Reports;
using Reporting.Write.Signatures;

namespace Reporting.Host;

/// <summary>One host: its database, the way in, the way out, and the web server in front. Wiring only.</summary>
public sealed class ReportingHost : IAsyncDisposable
{
    private readonly HostOptions options;
    private readonly Observation observation;
    private readonly Database database;
    private readonly PostgresEventStore store;
    private readonly ReadSide read;
    private readonly WebApplication app;
    private readonly List<IAsyncDisposable> background = [];

    private ReportingHost(
        HostOptions options, Observation observation, Database database, PostgresEventStore store, ReadSide read,
        WebApplication app)
    {
        this.options = options;
        (this.observation, this.database, this.store, this.read, this.app) = (observation, database, store, read, app);
    }

    /// <summary>Where it listens, once it is started.</summary>
    public string Url => app.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IServiceProvider Services => app.Services;

    /// <summary>Prepares everything but listens to nobody yet.</summary>
    /// <exception cref="HostRefusedException">The host can't run so on this store.</exception>
    /// <exception cref="EventStoreRefusedException">The server or its schema can't be used safely.</exception>
    public static async Task<ReportingHost> Build(HostOptions options, CancellationToken ct)
    {
        DataFolder.Create(options.DataFolder);
        var observation = Observation.Start(options);
        Database? database = null;
        PostgresEventStore? store = null;
        ReadSide? read = null;
        try
        {
            database = await Database.Open(options, ct);
            var mark = new ClockMark(database.Source);
            var clock = await mark.Open(options.SimulatedClock, ct);
            store = new PostgresEventStore(database.Source, new EventStoreOptions { BusinessClock = clock });
            var zone = TimeZoneInfo.FindSystemTimeZoneById(options.Profile.TimeZone);
            var day = new BusinessDay(clock, zone);
            var projections = new ProjectionOptions { StateChanged = observation.Projections.Tell };
            read = await ReadSide.Start(database.Source, store, clock, () => day.Of(at: null), projections, ct, zone);
            var app = Compose(options, observation, database, store, read, day, mark);
            var host = new ReportingHost(options, observation, database, store, read, app);
            await FirstAccount.Make(
                app.Services.GetRequiredService<Streams>(), app.Services.GetRequiredService<Credentials>(),
                app.Services.GetRequiredService<Passwords>(), app.Services.GetRequiredService<SignInOptions>(),
                password => DataFolder.KeepFirstPassword(options, password), ct);
            return host;
        }
        catch
        {
            // In the order of a stop: nobody may ask a database that is gone.
            if (read is not null)
                await read.DisposeAsync();
            if (store is not null)
                await store.DisposeAsync();
            if (database is not null)
                await database.DisposeAsync();
            observation.Dispose();
            throw;
        }
    }

    public async Task Start(CancellationToken ct)
    {
        await app.StartAsync(ct);
        var logs = app.Services.GetRequiredService<ILoggerFactory>();
        background.Add(OldCommands.Start(
            database.Source, store, logs.CreateLogger<OldCommands>(), TimeSpan.FromDays(1), TimeSpan.FromMinutes(1)));
        var reacting = app.Services.GetRequiredService<Reacting>();
        reacting.Start();
        background.Add(Scheduler.Start(
            database.Source, app.Services.GetRequiredService<Schedule>(), logs.CreateLogger<Scheduler>(),
            options.ScheduleInterval));
        background.Add(LedgerWiring.Start(app.Services, database.Source, store));
        background.Add(SignatureKeeper.Start(
            database.Source, app.Services.GetRequiredService<SignatureRounds>(),
            app.Services.GetRequiredService<BusinessDay>().Clock, logs.CreateLogger<SignatureKeeper>(),
            options.SignatureInterval));
        if (options.Packages is { } packages)
            background.Add(PackageSender.Start(
                database.Source, store, app.Services.GetRequiredService<ReportPackage>(),
                app.Services.GetRequiredService<HttpClient>(), packages, logs.CreateLogger<PackageSender>()));
        if (options.Mail is { } mail)
            background.Add(MailSender.Start(database.Source, store, read, mail, logs.CreateLogger<MailSender>()));
    }

    /// <summary>Runs until it is told to stop (SIGTERM, Ctrl+C) or <paramref name="ct"/> says so.</summary>
    public Task WaitForShutdown(CancellationToken ct) => app.WaitForShutdownAsync(ct);

    /// <summary>Makes the store of a simulation one that keeps real time, for good, from its next host on; false when
    /// its time is ahead of the real one.</summary>
    public Task<bool> EndSimulation(CancellationToken ct) =>
        new ClockMark(database.Source).End(TimeProvider.System.GetUtcNow(), ct);

    /// <summary>Stops listening, lets running requests end, stops the projections, then the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        foreach (var one in background)
            await one.DisposeAsync();
        // Takes the reactions along: they are a service of the application.
        await app.DisposeAsync();
        await read.DisposeAsync();
        await store.DisposeAsync();
        await database.DisposeAsync();
        observation.Dispose();
    }

    private static WebApplication Compose(
        HostOptions options, Observation observation, Database database, PostgresEventStore store, ReadSide read, BusinessDay day,
        ClockMark mark)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.DrainMax;
        });
        var services = builder.Services;
        services.AddSingleton(observation.Logs).AddSingleton(database.Source).AddSingleton(store).AddSingleton(read);
        services.AddSingleton(new BlobStore(database.Source));
        services.AddSingleton(day).AddSingleton(mark).AddSingleton(options.Profile);
        services.AddSingleton(new Scanning(options.Clamd is { } clamd ? new ClamdScanner(clamd) : null));
        services.AddSingleton(new Outbox(database.Source));
        services.AddLedger(options, database, store, day);
        services.AddSingleton(new PackageOutbox(database.Source)).AddSingleton<ReportPackage>();
        services.AddSingleton(Trust.Load(options));
        services.AddSingleton(new RevocationOptions(Trust.ListsFolderOf(options), options.RevocationInterval));
        // Only addresses that the operator named are called, none with cookies, and none is followed elsewhere.
        services.AddSingleton(_ => new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }));
        services.AddSingleton<Consequences>();
        services.AddSingleton(SensitiveReads.Of(options.DataFolder)).AddSingleton<ReadAudit>();
        services.AddSingleton(provider => QuestionsOfWrite.Make(read, async (account, ct) =>
        {
            var streams = provider.GetRequiredService<Streams>();
            var known = await streams.Accounts.Recent(account.Value, ct);
            return await Readers.Scope(account, known.State.On(day.Of(null)), streams, options.Profile, day.Of(null), ct);
        }));
        var sharedKeys = DataFolder.Keys(options.Ledger.FolderIn(options.DataFolder));
        services.AddWriteSide(DataFolder.Keys(options.DataFolder), sharedKeys, new SignInOptions
        {
            Oidc = options.Oidc, FreeFailuresOfSource = options.FreeFailuresOfSource,
            PasswordRounds = options.PasswordRounds, Timer = options.Timer,
        });
        services.AddSingleton<InProcess>();
        services.AddConsole(ConsoleGlue.Options);
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.AddOpenApi(OpenApiDocument.Configure);
        services.AddResponseCompression(compression => compression.MimeTypes =
            ["application/json", "application/graphql-response+json", "application/graphql", "text/javascript", "text/css"]);

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<InProcess>().Begin);
        observation.Use(app);
        app.UseResponseCompression();
        app.UseToolPages();
        app.UseWriteSide();
        app.Use(next => http => app.Services.GetRequiredService<ReadAudit>().Use(http, next));
        app.UseConsole();
        app.MapWriteSide();
        HostRoutes.Map(app, day.Clock);
        return app;
    }
}
