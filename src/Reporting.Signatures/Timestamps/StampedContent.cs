using System.Security.Cryptography;
using Reporting.Signatures.Timestamps;
using Reporting.Signatures.Trust;

namespace Reporting.Signatures;

/// <summary>Judges an RFC 3161 token over content that is no signature, such as a checkpoint of the ledger.</summary>
public static class StampedContent
{
    /// <summary>What is wrong with a token; null when an installed time-stamp authority made it over exactly this content, now.</summary>
    /// <param name="nonce">What was sent along, and must come back.</param>
    public static string? Fault(
        ReadOnlyMemory<byte> token, ReadOnlySpan<byte> content, ReadOnlySpan<byte> nonce, TrustPolicy policy)
    {
        try
        {
            var read = TimestampToken.Read(token);
            if (!read.IsOver(content)) return "it is over something else";
            if (!read.IsSigned()) return "its signature is not good";
            if (!read.HasNonce(nonce)) return "it has another nonce";
            if (!read.IsForTimestamps()) return "its certificate is not for time stamps alone";
            return CertificateChain.Find(
                read.Certificate, policy.TimestampRoots, policy.Intermediates.Concat(read.Further)) is null
                ? "its certificate does not come from an installed time-stamp authority" : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return e.Message;
        }
    }
}
