using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/assign-part, by whoever administers the unit that holds what is assigned on.</summary>
public static class AssignPartEndpoint
{
    /// <param name="Parent">The number of the part to assign on; null for the report itself.</param>
    /// <param name="ToUnit">The code of the unit that shall work on it; or else <paramref name="ToAccount"/>.</param>
    /// <param name="ToAccount">A user name.</param>
    /// <param name="Cells">Only these cells; null for all.</param>
    /// <param name="DueAt">Null: a working day before it is due here.</param>
    /// <param name="IsShort">Whether less than a working day is meant.</param>
    public sealed record Body(
        int? Parent = null, string? ToUnit = null, string? ToAccount = null, string[]? Cells = null,
        DateTimeOffset? DueAt = null, bool IsShort = false) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "assign-part", nameof(AssignPart), (account, report, units) => MayAny(account, report, units), Decide);

    // Which holder it is depends on the body; whoever administers none of them is sent away before that.
    private static bool MayAny(Account account, Report report, UnitRegister units) =>
        account.May(Role.Administer, report.Unit, units)
        || report.Parts.Values.Any(part => part.Unit is { } unit && account.May(Role.Administer, unit, units));

    private static Decision<ReportEvent> Decide(Body body, ReportCall call)
    {
        if (!call.Account.May(Role.Administer, call.State.HolderOf(body.Parent), call.Units))
            return new Decision<ReportEvent>.Refused(AssignmentRefusals.NotHeld());
        UnitId? unit = null;
        if (body.ToUnit is { } code)
        {
            if (call.Units.Find(code) is not { } found)
                return new Decision<ReportEvent>.Refused(UnitRefusals.Unknown(code));
            unit = found.UnitId;
        }
        return AssignPart.Decide(
            new AssignPart(
                call.Id, body.Parent, unit, body.ToAccount is { } name ? Account.IdOf(name) : null,
                body.Cells?.ToEquatableArray(), body.DueAt, body.IsShort, call.Now, call.By),
            call.Version, call.Calendar, call.Units, call.State);
    }
}
