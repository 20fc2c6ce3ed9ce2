using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/confirm-check, by whoever checks for the report's unit.</summary>
public static class ConfirmCheckEndpoint
{
    public sealed record Body : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "confirm-check", nameof(ConfirmCheck),
        (account, report, units) => account.May(Role.Check, report.Unit, units),
        (_, call) => ConfirmCheck.Decide(new ConfirmCheck(call.Id, call.By) { Steps = call.Steps }, call.State))
    {
        IsStep = true,
    };
}
