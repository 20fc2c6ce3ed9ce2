using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/assign, by whoever administers the requesting unit or the lead unit. The body says what the id is
/// made of.</summary>
public static class AssignReportEndpoint
{
    /// <param name="TemplateVersion">The template version to report in; by default the one that is valid on the
    /// period's first day.</param>
    /// <param name="DueAt">When it is due; by default as the rules of the regime and of the deployment say.</param>
    /// <param name="Cells">Only these cells are asked for; by default all of them.</param>
    public sealed record Body(
        int? TemplateVersion = null, DateTimeOffset? DueAt = null, string[]? Cells = null) : ReportAddress;

    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapPost("/{id:guid}/assign", Handle)
            .IsCommand<Body>(nameof(AssignReport), StatusCodes.Status201Created);
        reports.MapPost("/bulk/assign", HandleBulk).IsBulkOf<Body>(nameof(AssignReport));
    }

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, Profile profile, CancellationToken ct) =>
        commands.Run(
        http,
        new Route<Body>(
            (body, call) => Assign(id, body, call, streams, profile, ct), (_, _) => id, StatusCodes.Status201Created),
        ct);

    private static Task HandleBulk(
        HttpContext http, BulkCommands commands, Streams streams, Profile profile, CancellationToken ct) =>
        commands.Run(
        http,
        new BulkRoute<Body>(
            (item, catalogue) => item.Resolve(catalogue, ct),
            (item, id, call) => Assign(id, item, call, streams, profile, ct),
            (_, id, _) => id,
            StatusCodes.Status201Created),
        ct);

    private static async Task<Outcome> Assign(
        Guid id, Body body, CommandCall call, Streams streams, Profile profile, CancellationToken ct)
    {
        var (owed, refusal) = await OwedReport.Find(body, call.Catalogue, ct);
        if (owed is null)
            return new Outcome.Refused(refusal!);
        var units = await call.Catalogue.Units(ct);
        if (!call.Account.Gives(owed.Regime, units))
            return new Outcome.Forbidden();
        var version = owed.Version;
        if (body.TemplateVersion is { } number)
        {
            version = (await call.Catalogue.Template(owed.Regime.Template, ct)).Usable(number);
            if (version is null)
                return new Outcome.Refused(TemplateRefusals.VersionUnknown(owed.Regime.Template, number));
        }
        var command = new AssignReport(new ReportId(id), owed.Unit.UnitId, owed.Period, owed.Occurrence, call.By)
        {
            DueAt = body.DueAt, Cells = body.Cells?.ToEquatableArray(),
        };
        if (body.DueAt is null)
        {
            var calendar = BusinessCalendar.Of((await call.Catalogue.Calendar(ct)).Now, profile);
            var deadline = Deadlines.Of(calendar, owed.Period, owed.Occurrence, owed.Regime.Deadline);
            command = command with
            {
                DueAt = deadline?.DueAt, CalendarVersion = deadline is null ? null : calendar.Version.Number,
            };
        }
        return await streams.Reports.ExecuteFirst(
            id, call.Context, state => AssignReport.Decide(command, owed.Regime, version, units, state), ct);
    }
}
