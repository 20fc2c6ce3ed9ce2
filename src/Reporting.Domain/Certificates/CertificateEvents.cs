namespace Reporting.Domain.Certificates;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record CertificateEvent
{
    private protected CertificateEvent() { }
}

/// <summary>An administrator says whose certificate it is; it counts once another one has confirmed that.</summary>
/// <param name="Account">The person; or else <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit whose seal it is.</param>
/// <param name="Issuer">SHA-256, hex, of the issuer's encoded name.</param>
/// <param name="Serial">The serial number, hex.</param>
/// <param name="KeyHash">SHA-256, hex, of its public key (SubjectPublicKeyInfo).</param>
/// <param name="Identifier">What in the subject says who it is.</param>
/// <param name="Certificate">SHA-256, hex, of the certificate; its bytes are kept under that.</param>
/// <param name="From">From when it may sign here.</param>
/// <param name="To">The first instant at which it may not any longer; null: until it is ended.</param>
/// <param name="Document">The letter that asks for it.</param>
public sealed record CertificateBound(
    Guid CertificateId, AccountId? Account, UnitId? Unit, string Issuer, string Serial, string KeyHash,
    string Identifier, string Certificate, DateTimeOffset From, DateTimeOffset? To, string? Document, AccountId By)
    : CertificateEvent;

/// <summary>Another administrator confirmed whose certificate it is: from now on it may sign.</summary>
public sealed record CertificateConfirmed(Guid CertificateId, AccountId By) : CertificateEvent;

/// <summary>The certificate does not sign here any longer.</summary>
/// <param name="From">The first instant at which it may not.</param>
public sealed record CertificateEnded(Guid CertificateId, DateTimeOffset From, string Reason, AccountId By)
    : CertificateEvent;
