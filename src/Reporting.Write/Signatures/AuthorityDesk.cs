using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures;

namespace Reporting.Write.Signatures;

/// <summary>Judges with what authorities say while it is judged, where the operator named them: a time stamp (check 16), and
/// whether a certificate is revoked where no list tells (OCSP, check 11).</summary>
public sealed class AuthorityDesk(HttpClient http)
{
    /// <summary>Only what is fine otherwise is worth asking about; what is wrong anyway is not sent anywhere.</summary>
    public async Task<Judgement> Judge(SignatureFacts facts, TrustPolicy trust, CrlSet lists, CancellationToken ct)
    {
        var judgement = SignatureJudgement.Judge(facts, trust, lists);
        if (trust.Settings.TimestampAddress is { } stamps && judgement.Verdict != Verdict.Invalid
            && judgement.Evidence.Timestamp is null)
        {
            var stamp = await TimestampClient.Ask(http, stamps, judgement.Evidence.Cms, HashAlgorithmName.SHA256, ct);
            if (stamp.Token is { } token)
            {
                facts = facts with { Timestamp = token, TimestampNonce = stamp.Nonce };
                judgement = SignatureJudgement.Judge(facts, trust, lists);
            }
        }
        // After the stamp: the answer is then about the time of the stamp, too.
        if (trust.Settings.OcspAddress is not { } responder || judgement.Verdict != Verdict.Indeterminate)
            return judgement;
        var answers = await Answers(responder, judgement.Evidence.Chain, ct);
        return answers.Count == 0 ? judgement : SignatureJudgement.Judge(facts with { Answers = answers }, trust, lists);
    }

    private async Task<List<ReadOnlyMemory<byte>>> Answers(
        Uri responder, IReadOnlyList<ReadOnlyMemory<byte>> chain, CancellationToken ct)
    {
        var answers = new List<ReadOnlyMemory<byte>>();
        foreach (var (certificate, authority) in chain.Zip(chain.Skip(1)))
        {
            using var of = X509CertificateLoader.LoadCertificate(certificate.Span);
            using var by = X509CertificateLoader.LoadCertificate(authority.Span);
            if (await OcspClient.Ask(http, responder, of, by, ct) is { } answer)
                answers.Add(answer.Der);
        }
        return answers;
    }
}
