using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/request-signature, by whoever signs or sends for the report's unit, or accepts for the
/// requesting unit. The client makes the request's id; the answer's id is that.</summary>
public static class RequestSignatureEndpoint
{
    /// <param name="Act">What the signature does: approve, issue, correct, return or seal.</param>
    /// <param name="View">SHA-256, hex, of exactly what the screen showed.</param>
    /// <param name="Capacity">TM., KT., TL. or TUQ.; null: the head of the unit in person.</param>
    /// <param name="Certificate">The id of the certificate that is to sign; by default the only one that is bound.</param>
    public sealed record Body(
        Guid Request, SigningAct Act, string View, SigningCapacity? Capacity = null, Guid? Certificate = null)
        : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "request-signature", nameof(RequestSignature),
        (account, report, units) => account.May(Role.Sign, report.Unit, units)
            || account.May(Role.Send, report.Unit, units) || account.May(Role.Accept, report.RequestingUnit, units),
        (body, call) => RequestSignature.Decide(
            new RequestSignature(
                call.Id, body.Request, body.Act, body.Capacity, body.View, call.Signing.Certificate, call.Signing.At,
                call.By) { Steps = call.Steps },
            call.Signing.Payload, call.State))
    {
        IsStep = true,
        Makes = body => body.Request,
        Prepare = (body, signing, ct) => signing.Request(body.Act, body.Capacity, body.View, body.Certificate, ct),
    };
}
