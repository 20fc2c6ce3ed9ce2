using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/declare-nil, by whoever enters for the report's unit, or for a part of it.</summary>
public static class DeclareNilEndpoint
{
    public sealed record Body : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "declare-nil", nameof(DeclareNil),
        (account, report, units) => account.Registered is { AccountId: var id } && report.MayEnter(account, id, units),
        (_, call) => DeclareNil.Decide(
            new DeclareNil(call.Id, call.By)
            {
                Elsewhere = call.Elsewhere, Within = call.State.CellsFor(call.Account, call.By, call.Units),
            },
            call.Version, call.State));
}
