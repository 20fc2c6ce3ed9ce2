using System.Security.Cryptography;
using Reporting.Signatures.Timestamps;
using Reporting.Signatures.Trust;

namespace Reporting.Signatures;

/// <summary>Judges an RFC 3161 token over content that is no signature, such as a checkpoint of the ledger.</summary>
public static class StampedContent
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong with a token; null when an installed time-stamp authority made it over exactly this content, now.</summary>
    /// <param name="nonce">What was sent along, and must come back.</param>
    /// <param name="now">When it came. A time that is another by more than a minute and the token's own accuracy is not believed.</param>
    public static string? Fault(
        ReadOnlyMemory<byte> token, ReadOnlySpan<byte> content, ReadOnlySpan<byte> nonce, DateTimeOffset now, TrustPolicy policy)
    {
        try
        {
            var read = TimestampToken.Read(token);
            if (!read.IsOver(content)) return "it is over something else";
            if (!read.IsSigned()) return "its signature is not good";
            if (!read.HasNonce(nonce)) return "it has another nonce";
            if (!read.IsForTimestamps()) return "its certificate is not for time stamps alone";
            if ((now - read.Time).Duration() > Skew + read.Accuracy) return $"its time is {read.Time:O}";
            var way = CertificateChain.Find(
                read.Certificate, policy.TimestampRoots, policy.Intermediates.Concat(read.Further));
            if (way is null) return "its certificate does not come from an installed time-stamp authority";
            return way.Any(link => read.Time < link.NotBefore.ToUniversalTime() || read.Time > link.NotAfter.ToUniversalTime())
                ? "a certificate of it was not valid then" : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return e.Message;
        }
    }
}
