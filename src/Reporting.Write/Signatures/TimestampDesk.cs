using System.Security.Cryptography;
using Reporting.Signatures;

namespace Reporting.Write.Signatures;

/// <summary>Judges with a time stamp where the operator named an authority (check 16).</summary>
public sealed class TimestampDesk(HttpClient http)
{
    /// <summary>Only what is fine otherwise is worth a stamp; what is wrong anyway is not sent anywhere.</summary>
    public async Task<Judgement> Judge(SignatureFacts facts, TrustPolicy trust, CrlSet lists, CancellationToken ct)
    {
        var judgement = SignatureJudgement.Judge(facts, trust, lists);
        if (trust.Settings.TimestampAddress is not { } address || judgement.Verdict == Verdict.Invalid
            || judgement.Evidence.Timestamp is not null)
            return judgement;
        var answer = await TimestampClient.Ask(http, address, judgement.Evidence.Cms, HashAlgorithmName.SHA256, ct);
        return answer.Token is not { } token ? judgement : SignatureJudgement.Judge(
            facts with { Timestamp = token, TimestampNonce = answer.Nonce }, trust, lists);
    }
}
