namespace Reporting.Signatures.Judging;

/// <summary>Check 1: the bytes are those that were stored, in their one written form, and begin with <c>{</c>. The last
/// is what keeps signed attributes, which begin with 0x31, from being passed off as a document.</summary>
internal static class PayloadCheck
{
    public static void Run(Examination examination) => examination.AddOrPass(1, Look(examination));

    private static Finding? Look(Examination examination)
    {
        var facts = examination.Facts;
        try
        {
            examination.Payload = SignaturePayload.Parse(facts.StoredPayload.Span);
        }
        catch (FormatException e)
        {
            return Findings.PayloadMalformed(e.Message);
        }

        return facts.PresentedPayload is { } presented && !presented.Span.SequenceEqual(facts.StoredPayload.Span)
            ? Findings.PayloadNotStored() : null;
    }
}

/// <summary>Check 2: the request is open, unused and unexpired, and the report has not moved on.</summary>
internal static class RequestCheck
{
    public static void Run(Examination examination)
    {
        if (examination.Payload is not { } payload) return;
        var (request, at) = (examination.Facts.Request, examination.Facts.ReceivedAt);
        examination.AddOrPass(2,
            request.IsUsed ? Findings.RequestUsed()
            : !request.IsOpen ? Findings.RequestClosed()
            : at < payload.IssuedAt || at >= payload.ExpiresAt ? Findings.RequestExpired(payload.ExpiresAt)
            : request.StreamVersion != payload.StreamVersion
                ? Findings.ReportMovedOn(payload.StreamVersion, request.StreamVersion) : null);
    }
}
