using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Ledger.Verify.Signatures;

/// <summary>Every signature of a report in a bundle.</summary>
internal static class SignaturesCheck
{
    public static void Run(
        Guid report, IReadOnlyList<BundleEvent> events, BundleFiles files, IReadOnlyList<X509Certificate2> roots,
        Findings findings)
    {
        foreach (var signed in events.Where(one => one.Stream == report && IsSigned(one)))
        {
            var result = new SignatureJudge(signed, events, files, roots).Run();
            findings.Signature(result);
            foreach (var look in result.Looks.Where(look => look.Verdict != Verdict.Proven))
            {
                if (look.Verdict == Verdict.Altered)
                    findings.Altered($"signature of {result.Where}", $"{look.What}: {look.Detail}");
                else
                    findings.CannotTell($"signature of {result.Where}", $"{look.What}: {look.Detail}");
            }
        }
    }

    private static bool IsSigned(BundleEvent one) =>
        one.Body.ValueKind == JsonValueKind.Object && one.Body.TryGetProperty("signature", out var signature)
        && signature.ValueKind == JsonValueKind.Object;
}
