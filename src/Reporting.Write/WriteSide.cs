using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Write.Accounts;
using Reporting.Write.Http;
using Reporting.Write.Indicators;
using Reporting.Write.OrgUnits;
using Reporting.Write.Regimes;
using Reporting.Write.Reports;
using Reporting.Write.Templates;

namespace Reporting.Write;

/// <summary>The way in, for the host: what it needs, what goes around every request, and its routes.</summary>
public static class WriteSide
{
    /// <summary>Needs a PostgresEventStore, an NpgsqlDataSource, a <see cref="BusinessDay"/> and a profile from the
    /// host.</summary>
    public static void AddWriteSide(this IServiceCollection services, DirectoryInfo keys, SignInOptions signIn)
    {
        Oidc.Register(services, signIn, keys);
        services.AddSingleton(signIn);
        services.AddSingleton<Streams>();
        services.AddSingleton<ReportStreams>();
        services.AddSingleton<RunningKeys>();
        services.AddSingleton<Commands>();
        services.AddSingleton<BulkCommands>();
        services.AddSingleton<UnitCommands>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<FirstPasswords>();
        services.AddSingleton<PasswordChange>();
        services.AddSingleton<AccountCommands>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Identification>();
        services.AddHostedService<SessionSignal>();
        services.AddSingleton<Faults>();
    }

    /// <summary>Around every request, also those of the read side: its id, problems as answers, and a token for every
    /// route that does not allow anybody.</summary>
    public static void UseWriteSide(this WebApplication app)
    {
        var faults = app.Services.GetRequiredService<Faults>();
        var identification = app.Services.GetRequiredService<Identification>();
        app.Use(next => http => Correlation.Use(http, next));
        app.Use(next => http => faults.Use(http, next));
        app.UseRouting();
        app.Use(next => http => CurrentAccount.Require(http, next, identification));
    }

    public static void MapWriteSide(this IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/api/sessions");
        SessionRoutes.Map(sessions);
        OidcRoutes.Map(sessions, app.ServiceProvider.GetRequiredService<SignInOptions>());
        PasswordRoutes.Map(app.MapGroup("/api/passwords"));
        UnitRoutes.Map(app.MapGroup("/api/units"));
        DefineIndicatorEndpoint.Map(app.MapGroup("/api/indicators"));
        PublishTemplateVersionEndpoint.Map(app.MapGroup("/api/templates"));
        DefineRegimeEndpoint.Map(app.MapGroup("/api/regimes"));
        var accounts = app.MapGroup("/api/accounts");
        AccountRoutes.Map(accounts, app.MapGroup("/api/account-requests"));
        ReportRoutes.Map(app.MapGroup("/api/reports"));
    }
}
