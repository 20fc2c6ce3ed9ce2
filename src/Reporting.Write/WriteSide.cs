using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Write.Accounts;
using Reporting.Write.Approvals;
using Reporting.Write.Calendars;
using Reporting.Write.Catalogues;
using Reporting.Write.Certificates;
using Reporting.Write.Complaints;
using Reporting.Write.FocalPersons;
using Reporting.Write.Http;
using Reporting.Write.Inbox;
using Reporting.Write.Incidents;
using Reporting.Write.Indicators;
using Reporting.Write.IndicatorSets;
using Reporting.Write.Measures;
using Reporting.Write.Notices;
using Reporting.Write.Publications;
using Reporting.Write.OrgUnits;
using Reporting.Write.Reactions;
using Reporting.Write.Receipts;
using Reporting.Write.Redactions;
using Reporting.Write.Regimes;
using Reporting.Write.Reminders;
using Reporting.Write.Reports;
using Reporting.Write.Signatures;
using Reporting.Write.Templates;
using Reporting.Write.Usage;

namespace Reporting.Write;

/// <summary>The way in, for the host: what it needs, what goes around every request, and its routes.</summary>
public static class WriteSide
{
    /// <summary>Needs a PostgresEventStore, an NpgsqlDataSource, a <see cref="BusinessDay"/>, a
    /// <see cref="Domain.Profiles.Profile"/>, <see cref="ReadQuestions"/>, <see cref="PublicLog"/>, a BlobStore, a TrustPolicy and an HttpClient from
    /// the host.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="keys">The host's own keys.</param>
    /// <param name="sharedKeys">Those that the hosts of an installation share.</param>
    /// <param name="signIn">How people sign in.</param>
    public static void AddWriteSide(
        this IServiceCollection services, DirectoryInfo keys, DirectoryInfo sharedKeys, SignInOptions signIn)
    {
        Oidc.Register(services, signIn, keys);
        services.AddSingleton(signIn);
        services.AddSingleton<Streams>();
        services.AddSingleton<EvidenceStore>();
        services.AddSingleton<RevocationLists>();
        services.AddSingleton<AuthorityDesk>();
        services.AddSingleton<SigningDesk>();
        services.AddSingleton<SignatureRounds>();
        services.AddSingleton<ReportStreams>();
        services.AddSingleton<Attaching>();
        services.AddSingleton<WhenPeriodOpened>();
        services.AddSingleton<WhenCalendarChanged>();
        services.AddSingleton<WhenReportSuperseded>();
        services.AddSingleton<CorrectionEffects>();
        services.AddSingleton(_ => new ReceiptKey(sharedKeys, keys));
        services.AddSingleton<DueReminders>();
        services.AddSingleton<DueUsage>();
        services.AddSingleton<DueComplaints>();
        services.AddSingleton<Schedule>();
        services.AddSingleton<Reacting>();
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
        var units = app.MapGroup("/api/units");
        UnitRoutes.Map(units);
        NameFocalPersonsEndpoint.Map(units);
        IssueApprovalRuleEndpoint.Map(units);
        RecordUsageEndpoint.Map(units);
        UnitsOfMeasureRoute.Map(app);
        IndicatorRoutes.Map(app.MapGroup("/api/indicators"));
        IndicatorSetRoutes.Map(app.MapGroup("/api/indicator-sets"));
        TemplateRoutes.Map(app.MapGroup("/api/templates"));
        RecordCatalogueDecisionEndpoint.Map(app.MapGroup("/api/catalogue-decisions"));
        var regimes = app.MapGroup("/api/regimes");
        DefineRegimeEndpoint.Map(regimes);
        OpenPeriodEndpoint.Map(regimes);
        EndRegimeEndpoint.Map(regimes);
        DeadlinePreviewRoute.Map(regimes);
        RegimeResource.Map(regimes);
        var calendar = app.MapGroup("/api/calendar");
        ImportHolidaysEndpoint.Map(calendar);
        RecordOutageEndpoint.Map(calendar);
        CalendarRoutes.Map(calendar);
        var notices = app.MapGroup("/api/notices");
        AnnounceNoticeEndpoint.Map(notices);
        WithdrawNoticeEndpoint.Map(notices);
        var incidents = app.MapGroup("/api/incidents");
        RaiseIncidentEndpoint.Map(incidents);
        AnswerIncidentEndpoint.Map(incidents);
        var publications = app.MapGroup("/api/publications");
        RequestPublicationEndpoint.Map(publications);
        ApprovePublicationEndpoint.Map(publications);
        WithdrawPublicationEndpoint.Map(publications);
        var complaints = app.MapGroup("/api/complaints");
        FileComplaintEndpoint.Map(complaints);
        AnswerComplaintEndpoint.Map(complaints);
        EscalateComplaintEndpoint.Map(complaints);
        MarkReadEndpoint.Map(app.MapGroup("/api/inbox"));
        var accounts = app.MapGroup("/api/accounts");
        AccountRoutes.Map(accounts, app.MapGroup("/api/account-requests"));
        CertificateRoutes.Map(app.MapGroup("/api/certificates"));
        ReportRoutes.Map(app.MapGroup("/api/reports"));
        ReceiptRoutes.Map(app);
        var events = app.MapGroup("/api/events");
        RequestRedactionEndpoint.Map(events);
        ConfirmRedactionEndpoint.Map(events);
    }
}
