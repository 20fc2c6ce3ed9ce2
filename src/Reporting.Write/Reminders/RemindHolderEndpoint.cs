using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reminders;
using Reporting.Domain.Reports;
using Reporting.Write.Http;

namespace Reporting.Write.Reminders;

/// <summary>POST /api/reports/{id}/remind, by whoever gives the report: the unit is chased.</summary>
public static class RemindHolderEndpoint
{
    public sealed record Body(string? Message = null);

    public static void Map(IEndpointRouteBuilder reports) =>
        reports.MapPost("/{id:guid}/remind", Handle).IsCommand<Body>(nameof(RemindHolder));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, BusinessDay day, CancellationToken ct) =>
        commands.Run(
            http, new Route<Body>((body, call) => Remind(id, body, call, streams, day, ct), (_, _) => id), ct);

    private static async Task<Outcome> Remind(
        Guid id, Body body, CommandCall call, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var report = (await streams.Reports.Refresh(id, ct)).State;
        if (report.State == ReportState.NotAssigned)
            return new Outcome.Unknown(ReportRefusals.NotAssigned());
        if (!call.Account.Gives(report, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        if (!report.IsOwed || report.DueAt is not { } dueAt)
            return new Outcome.Refused(ReminderRefusals.NothingOwed());
        var command = new RemindHolder(
            new HolderReminded(
                report.ReportId, Part: null, report.Unit, Account: null, report.Regime, report.Period, dueAt,
                ReminderStep.Chased, body.Message, call.By),
            day.Clock.GetUtcNow());
        return await streams.Reminders.Execute(
            ReminderLog.StreamIdOf(report.ReportId), call.Context, state => RemindHolder.Decide(command, state), ct);
    }
}
