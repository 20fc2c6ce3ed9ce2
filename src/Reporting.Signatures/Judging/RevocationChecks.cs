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

    /// <summary>Whether a certificate was revoked at that time by the list that was in force then, or else by what a
    /// responder said: true, false, or null where nobody tells.</summary>
    public static bool? WasRevoked(
        Examination examination, X509Certificate2 certificate, X509Certificate2 authority, DateTimeOffset at)
    {
        if (examination.Lists.InForce(authority, at) is not { } list) return ByAnswer(examination, certificate, authority, at);
        examination.Use(list);
        return list.RevokedSince(certificate) <= at;
    }

    private static bool? ByAnswer(
        Examination examination, X509Certificate2 certificate, X509Certificate2 authority, DateTimeOffset at)
    {
        bool? told = null;
        foreach (var answer in examination.Answers.Where(answer => answer.IsFrom(authority)))
        {
            if (answer.WasRevoked(certificate, authority, at) is not { } isRevoked) continue;
            examination.Use(answer);
            // One that says so is enough.
            if (isRevoked) return true;
            told = false;
        }

        return told;
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
