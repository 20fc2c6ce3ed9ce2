namespace Reporting.Signatures;

/// <summary>A signature that is to be judged, with all that the judge can't find out by itself. The facts are those of
/// the moment at which the signature came, also when it is judged again years later.</summary>
public sealed record SignatureFacts
{
    /// <summary>The payload as it was stored when the request was made.</summary>
    public required ReadOnlyMemory<byte> StoredPayload { get; init; }

    /// <summary>The payload that came with the signature; null where none came. It must equal the stored one.</summary>
    public ReadOnlyMemory<byte>? PresentedPayload { get; init; }

    /// <summary>The signature file: DER, PEM or base64.</summary>
    public required ReadOnlyMemory<byte> Cms { get; init; }

    /// <summary>When the signature is known to have been there: when the server received it. A valid time stamp that is
    /// earlier takes its place.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The server's time while it judges.</summary>
    public required DateTimeOffset Now { get; init; }

    public required RequestFacts Request { get; init; }

    /// <summary>The certificates that are bound to the expected signer.</summary>
    public required IReadOnlyList<CertificateBinding> Bindings { get; init; }

    /// <summary>The offices and delegations that the expected signer holds.</summary>
    public required IReadOnlyList<Authority> Authorities { get; init; }

    /// <summary>An RFC 3161 token over the signature value; null where there is none, or it lies in the file.</summary>
    public ReadOnlyMemory<byte>? Timestamp { get; init; }

    /// <summary>The nonce that the server asked for the token with; null where it did not ask.</summary>
    public ReadOnlyMemory<byte>? TimestampNonce { get; init; }

    /// <summary>What responders (OCSP) said of the certificates; used where no list in force tells.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Answers { get; init; } = [];

    /// <summary>SHA-256, hex, of the CMS that was recorded when the signature was first judged; null the first
    /// time.</summary>
    public string? RecordedCms { get; init; }
}

/// <summary>How the request stood when the signature came.</summary>
/// <param name="StreamVersion">The stream's version then, the request itself not counted.</param>
public sealed record RequestFacts(bool IsOpen, bool IsUsed, long StreamVersion);

/// <summary>A certificate that is a person's or a unit's from one time to another.</summary>
/// <param name="Identifier">What stands in the certificate's subject for the holder.</param>
/// <param name="To">The first instant at which it no longer is; null: not ended.</param>
public sealed record CertificateBinding(
    string Issuer, string Serial, string KeySha256, string Identifier, DateTimeOffset From, DateTimeOffset? To = null)
{
    internal bool Holds(SignerCertificate certificate, DateTimeOffset at) =>
        Issuer == certificate.Issuer && Serial == certificate.Serial && KeySha256 == certificate.KeySha256
        && From <= at && (To is not { } to || at < to);
}

/// <summary>An office or a delegation: what somebody may do for a unit from one time to another.</summary>
/// <param name="Basis">The decision or the office, for people.</param>
public sealed record Authority(
    string Org, IReadOnlyList<SignatureAct> Acts, DateTimeOffset From, DateTimeOffset? To = null, string Basis = "")
{
    internal bool Covers(SignaturePayload payload, DateTimeOffset at) =>
        Org == payload.Org && Acts.Contains(payload.Act) && From <= at && (To is not { } to || at < to);
}
