using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Judging;

/// <summary>Checks 11 and 12: nothing on the way was revoked, by the lists of our own archive.</summary>
internal static class RevocationChecks
{
    public static void Run(Examination examination)
    {
        if (examination.Chain is not { } chain) return;
        examination.AddOrPass(11, First(examination, chain));
        examination.AddOrPass(12, Second(examination, chain));
    }

    /// <summary>Whether a certificate was revoked at that time by the list that was in force then: true, false, or null
    /// where no such list is known.</summary>
    public static bool? WasRevoked(
        Examination examination, X509Certificate2 certificate, X509Certificate2 authority, DateTimeOffset at)
    {
        if (examination.Lists.InForce(authority, at) is not { } list) return null;
        examination.Use(list);
        return list.RevokedSince(certificate) <= at;
    }

    private static Finding? First(Examination examination, IReadOnlyList<X509Certificate2> chain)
    {
        Finding? unknown = null;
        foreach (var (certificate, authority) in chain.Zip(chain.Skip(1)))
        {
            switch (WasRevoked(examination, certificate, authority, examination.At))
            {
                case true: return Findings.Revoked(certificate.Subject);
                case null: unknown ??= Findings.RevocationUnknown(authority.Subject, examination.At); break;
                default: break;
            }
        }

        return unknown;
    }

    private static Finding? Second(Examination examination, IReadOnlyList<X509Certificate2> chain)
    {
        Finding? pending = null;
        foreach (var (certificate, authority) in chain.Zip(chain.Skip(1)))
        {
            if (examination.Lists.RevokedBefore(certificate, authority, examination.At) is { } later)
            {
                examination.Use(later);
                return Findings.RevokedLater(certificate.Subject);
            }

            if (examination.Lists.FirstAfter(authority, examination.At) is { } first) examination.Use(first);
            else pending = Findings.SecondLookPending();
        }

        return pending;
    }
}
