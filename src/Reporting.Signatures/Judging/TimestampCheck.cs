using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;
using Reporting.Signatures.Timestamps;
using Reporting.Signatures.Trust;

namespace Reporting.Signatures.Judging;

/// <summary>Check 16: an RFC 3161 token is over exactly this signature value and by an installed authority. A valid one
/// moves the time that the signature is judged at back to its own.</summary>
internal static class TimestampCheck
{
    public static void Run(Examination examination)
    {
        if (examination.Signer is not { } signer) return;
        // A token in the file is the signer's word; one that the server asked for is its own, and goes first.
        examination.Timestamp = examination.Facts.Timestamp ?? signer.Timestamp;
        if (examination.Timestamp is not { } der)
        {
            examination.AddOrPass(16, examination.Policy.Settings.TimestampRequired
                ? Findings.TimestampMissing() : null);
            return;
        }

        try
        {
            var token = TimestampToken.Read(der);
            examination.Own(token.Further.Append(token.Certificate));
            var finding = Look(examination, token, signer.Signature);
            examination.AddOrPass(16, finding);
            if (finding is null && token.Latest < examination.At) examination.At = token.Latest;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            examination.Add(Findings.TimestampWrong(e.Message));
        }
    }

    private static Finding? Look(Examination examination, TimestampToken token, ReadOnlyMemory<byte> signature)
    {
        if (!token.IsOver(signature.Span)) return Findings.TimestampWrong("it is over something else");
        if (!token.IsSigned()) return Findings.TimestampWrong("its signature is not good");
        if (examination.Facts.TimestampNonce is { } nonce && !token.HasNonce(nonce.Span))
            return Findings.TimestampWrong("it has another nonce");
        if (token.Accuracy > TimeSpan.FromSeconds(examination.Policy.Settings.TimestampAccuracySecondsMax))
            return Findings.TimestampWrong("it is not exact enough");
        if (token.Latest > examination.Facts.Now.AddMinutes(1))
            return Findings.TimestampWrong("its time has not come yet");
        return Authority(examination, token);
    }

    private static Finding? Authority(Examination examination, TimestampToken token)
    {
        if (!token.IsForTimestamps()) return Findings.TimestampWrong("its certificate is not for time stamps alone");
        var chain = CertificateChain.Find(
            token.Certificate, examination.Policy.TimestampRoots,
            examination.Policy.Intermediates.Concat(token.Further));
        examination.Own(chain ?? []);
        if (chain is null || !token.Further.All(other => chain.Skip(1).Any(link => CertificateChain.Same(link, other))))
            return Findings.TimestampWrong("its certificate does not come from an installed time-stamp authority");
        if (chain.Any(link => token.Time < link.NotBefore.ToUniversalTime()
            || token.Time > link.NotAfter.ToUniversalTime()))
            return Findings.TimestampWrong("a certificate of it was not valid then");
        Finding? unknown = null;
        foreach (var (certificate, issuer) in chain.Zip(chain.Skip(1)))
        {
            switch (RevocationChecks.WasRevoked(examination, certificate, issuer, token.Time))
            {
                case true: return Findings.TimestampWrong("a certificate of it was revoked");
                case null: unknown ??= Findings.TimestampRevocationUnknown(issuer.Subject, token.Time); break;
                default: break;
            }
        }

        return unknown;
    }
}
