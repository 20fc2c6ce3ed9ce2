using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify.Signatures;

/// <summary>The way from a certificate to a root that was trusted, at a time; nothing is downloaded, and the system's own roots
/// don't count.</summary>
internal static class CertificateWay
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    /// <summary>From the certificate to the root; null where there is no way, or one of them was not valid then.</summary>
    /// <param name="isPartial">Whether what is to be believed need not be a root.</param>
    public static IReadOnlyList<X509Certificate2>? Find(
        X509Certificate2 certificate, IReadOnlyList<X509Certificate2> roots, IEnumerable<X509Certificate2> further,
        DateTimeOffset at, bool isPartial = false)
    {
        if (roots.Count == 0)
            return null;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots.ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(further.ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.LocalDateTime;
        if (isPartial)
            chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(certificate) ? [.. chain.ChainElements.Select(element => element.Certificate)] : null;
    }

    /// <summary>Why it is no certificate for signing; null when it is.</summary>
    public static string? NotForSigning(X509Certificate2 certificate, IReadOnlyList<string> policies)
    {
        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(basic => basic.CertificateAuthority))
            return "it is an authority's";
        if (certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage || (usage.KeyUsages & Signing) == 0)
            return "it is not for signatures";
        return policies.Contains("*") || Policies(certificate).Any(policies.Contains) ? null : "it is under no policy that was allowed";
    }

    /// <summary>Whether a list that was in force then, or else a responder, says that one of them was revoked; null: none
    /// does.</summary>
    /// <exception cref="NotKnownException">Nobody tells of then.</exception>
    public static string? Revoked(
        IReadOnlyList<X509Certificate2> way, IReadOnlyList<RevocationList> lists, IReadOnlyList<ResponderAnswer> answers,
        DateTimeOffset at)
    {
        foreach (var (certificate, authority) in way.Zip(way.Skip(1)))
        {
            var list = lists.Where(one => one.IsInForce(at) && one.IsBy(authority)).MaxBy(one => one.ThisUpdate);
            var isRevoked = list is not null ? list.RevokedSince(certificate) <= at : Told(certificate, authority);
            if (isRevoked is null)
                throw new NotKnownException($"no list of {authority.Subject} that was in force then is in the bundle, nor an answer");
            if (isRevoked == true)
                return $"{certificate.Subject} was revoked then";
        }
        return null;

        bool? Told(X509Certificate2 certificate, X509Certificate2 authority)
        {
            bool?[] told = [.. answers.Where(one => one.IsBy(authority)).Select(one => one.WasRevoked(certificate, authority, at))];
            return told.Contains(true) ? true : told.Contains(false) ? false : null;
        }
    }

    /// <summary>Whether a list that came later says so.</summary>
    public static string? RevokedLater(
        IReadOnlyList<X509Certificate2> way, IReadOnlyList<RevocationList> lists, DateTimeOffset at)
    {
        foreach (var (certificate, authority) in way.Zip(way.Skip(1)))
        {
            if (lists.Any(one => one.ThisUpdate > at && one.RevokedSince(certificate) <= at && one.IsBy(authority)))
                return $"a later list says that {certificate.Subject} had been revoked before";
        }
        return null;
    }

    private static IEnumerable<string> Policies(X509Certificate2 certificate)
    {
        if (certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == "2.5.29.32") is not { } found)
            yield break;
        var all = new System.Formats.Asn1.AsnReader(found.RawData, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        while (all.HasData)
            yield return all.ReadSequence().ReadObjectIdentifier();
    }
}
