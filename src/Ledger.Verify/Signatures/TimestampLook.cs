using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify.Signatures;

/// <summary>An RFC 3161 token over a signature.</summary>
internal static class TimestampLook
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>The latest time at which the stamp may have been made.</summary>
    /// <exception cref="FormatException">It is not over this signature, or not by an authority that was trusted.</exception>
    public static DateTimeOffset Time(
        byte[] der, SignerInfo signer, byte[]? nonce, TrustThen trust, IReadOnlyList<RevocationList> lists,
        IReadOnlyList<ResponderAnswer> answers)
    {
        if (!Rfc3161TimestampToken.TryDecode(der, out var token, out var length) || length != der.Length)
            throw new FormatException("it is no time stamp");
        if (!token.VerifySignatureForSignerInfo(signer, out var certificate, [.. trust.TimestampRoots, .. trust.Intermediates]))
            throw new FormatException("it is over something else, or its signature is wrong");
        if (nonce is not null && !(token.TokenInfo.GetNonce() is { } own && own.Span.SequenceEqual(nonce)))
            throw new FormatException("it has another nonce");
        var accuracy = TimeSpan.FromMicroseconds(token.TokenInfo.AccuracyInMicroseconds ?? 0);
        if (accuracy > TimeSpan.FromSeconds(trust.TimestampAccuracySecondsMax))
            throw new FormatException("it is not exact enough");
        if (certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList() is not [{ Critical: true } usage]
            || usage.EnhancedKeyUsages.Count != 1 || usage.EnhancedKeyUsages[0].Value != TimeStamping)
            throw new FormatException("its certificate is not for time stamps alone");
        var at = token.TokenInfo.Timestamp;
        var way = CertificateWay.Find(
            certificate, trust.TimestampRoots, [.. trust.Intermediates, .. token.AsSignedCms().Certificates], at)
            ?? throw new FormatException("its certificate comes from no time-stamp authority that was trusted");
        if (CertificateWay.Revoked(way, lists, answers, at) is { } revoked)
            throw new FormatException(revoked);
        return at + accuracy;
    }
}
