using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/cancel-part, by whoever administers the unit that assigned it on.</summary>
public static class CancelPartEndpoint
{
    public sealed record Body(int Part, string Reason) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "cancel-part", nameof(CancelPart),
        (account, report, units) => account.May(Role.Administer, report.Unit, units)
            || report.Parts.Values.Any(part => part.Unit is { } unit && account.May(Role.Administer, unit, units)),
        Decide);

    private static Decision<ReportEvent> Decide(Body body, ReportCall call)
    {
        var parent = call.State.Parts.GetValueOrDefault(body.Part)?.Parent;
        return call.Account.May(Role.Administer, call.State.HolderOf(parent), call.Units)
            ? CancelPart.Decide(new CancelPart(call.Id, body.Part, body.Reason, call.By), call.State)
            : new Decision<ReportEvent>.Refused(AssignmentRefusals.NotHeld());
    }
}
