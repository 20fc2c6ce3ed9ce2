using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/review-signature, by whoever may read the report.</summary>
public static class ReviewSignatureEndpoint
{
    /// <param name="Request">The signing request that the signature came for.</param>
    public sealed record Body(Guid Request) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "review-signature", nameof(ReviewSignature),
        (account, report, units) => account.MayRead(report.Unit, units) || account.MayRead(report.RequestingUnit, units),
        (body, call) => ReviewSignature.Decide(
            new ReviewSignature(call.Id, body.Request, call.By)
            {
                Steps = call.Steps, Judgement = call.Signing.Judgement, Revoked = call.Signing.Revoked,
            },
            call.State))
    {
        IsStep = true,
        Prepare = (body, signing, ct) => signing.Review(body.Request, ct),
    };
}
