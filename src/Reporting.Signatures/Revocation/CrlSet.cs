using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures;

/// <summary>The revocation lists that are known, of all issuers and times. It never changes; <see cref="With"/> makes
/// another one.</summary>
public sealed class CrlSet(IEnumerable<Crl> lists)
{
    public static readonly CrlSet Empty = new([]);

    // The newest first, so that the first that fits is the best.
    private readonly Crl[] lists = [.. lists.OrderByDescending(list => list.ThisUpdate)];

    public IReadOnlyList<Crl> All => lists;

    public CrlSet With(Crl list) => new(lists.Append(list));

    /// <summary>The newest list of this authority that was in force at that time; null where none is known.</summary>
    public Crl? InForce(X509Certificate2 authority, DateTimeOffset at) =>
        Array.Find(lists, list => list.IsInForce(at) && list.IsIssuedBy(authority));

    /// <summary>The first list that the authority issued after that time; null where none is known yet.</summary>
    public Crl? FirstAfter(X509Certificate2 authority, DateTimeOffset at) =>
        Array.FindLast(lists, list => list.ThisUpdate > at && list.IsIssuedBy(authority));

    /// <summary>The second look: a list issued after that time, and known at all, that says the certificate was revoked
    /// at or before it. Null where none says so.</summary>
    public Crl? RevokedBefore(X509Certificate2 certificate, X509Certificate2 authority, DateTimeOffset at) =>
        Array.FindLast(lists, list =>
            list.ThisUpdate > at && list.RevokedSince(certificate) <= at && list.IsIssuedBy(authority));
}
