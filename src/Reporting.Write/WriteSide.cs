using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Write.Accounts;
using Reporting.Write.Catalogues;
using Reporting.Write.FocalPersons;
using Reporting.Write.Http;
using Reporting.Write.Indicators;
using Reporting.Write.IndicatorSets;
using Reporting.Write.Measures;
using Reporting.Write.OrgUnits;
using Reporting.Write.Regimes;
using Reporting.Write.Reports;
using Reporting.Write.Templates;

namespace Reporting.Write;

/// <summary>The way in, for the host: what it needs, what goes around every request, and its routes.</summary>
public static class WriteSide
{
    /// <summary>Needs a PostgresEventStore, an NpgsqlDataSource and a <see cref="BusinessDay"/> from the
    /// host.</summary>
    public static void AddWriteSide(this IServiceCollection services, DirectoryInfo keys)
    {
        Tokens.Register(services, keys);
        services.AddSingleton<Streams>();
        services.AddSingleton<ReportStreams>();
        services.AddSingleton<RunningKeys>();
        services.AddSingleton<Commands>();
        services.AddSingleton<BulkCommands>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<Passwords>();
        services.AddSingleton(new SignInThrottle(TimeProvider.System));
        services.AddSingleton<Faults>();
    }

    /// <summary>Around every request, also those of the read side: its id, problems as answers, and a token for every
    /// route that does not allow anybody.</summary>
    public static void UseWriteSide(this WebApplication app)
    {
        var faults = app.Services.GetRequiredService<Faults>();
        var streams = app.Services.GetRequiredService<Streams>();
        app.Use(next => http => Correlation.Use(http, next));
        app.Use(next => http => faults.Use(http, next));
        app.UseRouting();
        app.Use(next => http => CurrentAccount.Require(http, next, streams));
    }

    public static void MapWriteSide(this IEndpointRouteBuilder app)
    {
        SessionRoutes.Map(app.MapGroup("/api/sessions"));
        var units = app.MapGroup("/api/units");
        RegisterUnitEndpoint.Map(units);
        MoveUnitEndpoint.Map(units);
        NameFocalPersonsEndpoint.Map(units);
        UnitsOfMeasureRoute.Map(app);
        IndicatorRoutes.Map(app.MapGroup("/api/indicators"));
        IndicatorSetRoutes.Map(app.MapGroup("/api/indicator-sets"));
        TemplateRoutes.Map(app.MapGroup("/api/templates"));
        RecordCatalogueDecisionEndpoint.Map(app.MapGroup("/api/catalogue-decisions"));
        DefineRegimeEndpoint.Map(app.MapGroup("/api/regimes"));
        var accounts = app.MapGroup("/api/accounts");
        RegisterAccountEndpoint.Map(accounts);
        GrantRolesEndpoint.Map(accounts);
        ReportRoutes.Map(app.MapGroup("/api/reports"));
    }
}
