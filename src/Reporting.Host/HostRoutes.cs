using Reporting.Console;
using Reporting.Host.Backups;
using Reporting.Host.Clock;
using Reporting.Host.Exports;
using Reporting.Host.Health;
using Reporting.Host.Ledger;
using Reporting.Host.Mail;
using Reporting.Host.Packages;
using Reporting.Host.Reads;

namespace Reporting.Host;

/// <summary>What the host answers beside the commands: reads, health, the console, the description of it all.</summary>
internal static class HostRoutes
{
    public static void Map(WebApplication app, TimeProvider clock)
    {
        ClockRoutes.Map(app, clock);
        ListRoutes.Map(app);
        WorkRoutes.Map(app);
        ExportRoute.Map(app);
        MailAddressRoutes.Map(app);
        PackageRoutes.Map(app);
        CorrectionPreviewRoute.Map(app);
        GraphQLRoutes.Map(app, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Reporting.GraphQL"));
        HealthRoutes.Map(app);
        LedgerWiring.Map(app);
        BackupRoutes.Map(app);
        app.MapConsole();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }
}
