using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Usage;
using Reporting.Write.Http;
using Reporting.Write.Reactions;

namespace Reporting.Write.Usage;

/// <summary>POST /api/units/{code}/usage, by whoever administers the unit. The figures are counted here, not sent; the
/// schedule does the same by itself when the period is over.</summary>
public static class RecordUsageEndpoint
{
    /// <param name="Period">A half-year or a year that is over.</param>
    public sealed record Body(string Period);

    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{code}/usage", Handle).IsCommand<Body>(nameof(RecordUsage));

    private static async Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, ReadQuestions read, BusinessDay day,
        CancellationToken ct)
    {
        var known = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.Find(code);
        await commands.Run(
            http,
            new Route<Body>(
                (body, call) => Record(code, body, call, streams, read, day, ct),
                (body, _) => known is not null && Period.TryParse(body.Period, null, out var period)
                    ? UsageReport.StreamIdOf(known.UnitId, period) : Guid.Empty),
            ct);
    }

    private static async Task<Outcome> Record(
        string code, Body body, CommandCall call, Streams streams, ReadQuestions read, BusinessDay day,
        CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (units.Find(code) is not { } unit)
            return new Outcome.Unknown(UnitRefusals.Unknown(code));
        if (!call.Account.May(Role.Administer, unit.UnitId, units))
            return new Outcome.Forbidden();
        if (!Period.TryParse(body.Period, null, out var period))
            return new Outcome.Refused(PeriodRefusals.Malformed(body.Period));
        var usage = await read.Usage(period, unit.UnitId, ct);
        var command = new RecordUsage(
            unit.UnitId, period, usage.Position, usage.Units is [var counted, ..] ? counted.Lines : [], day.Of(null), call.By);
        return await streams.UsageReports.Execute(
            UsageReport.StreamIdOf(unit.UnitId, period), call.Context,
            state => RecordUsage.Decide(command, state), ct);
    }
}
