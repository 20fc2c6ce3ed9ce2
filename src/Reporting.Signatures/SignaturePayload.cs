namespace Reporting.Signatures;

/// <summary>What is signed: everything that the signer vouches for, as RFC 8785 bytes. The bytes are stored when the
/// request is made and never built again; <see cref="Parse"/> reads them back and refuses all that
/// <see cref="ToBytes"/> would not have written.</summary>
public sealed record SignaturePayload
{
    /// <summary>Separates these signatures from whatever else the same key signs.</summary>
    public const string Context = "vn.reporting/signature/v1";

    /// <summary>How long a request stays open.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public required SignatureAct Act { get; init; }

    public required Guid Report { get; init; }

    /// <summary>The version of the report's stream that the signer saw.</summary>
    public required long StreamVersion { get; init; }

    public required FormReference Form { get; init; }

    /// <summary>The period's written form.</summary>
    public required string Period { get; init; }

    /// <summary>The unit that is signed for.</summary>
    public required string Org { get; init; }

    /// <summary>In which capacity (TM., KT., TL., TUQ.); empty when the head of the unit signs as such.</summary>
    public string Capacity { get; init; } = "";

    /// <summary>The identifier that the signer's certificate has to carry in its subject.</summary>
    public required string Signer { get; init; }

    /// <summary>SHA-256, hex, of the RFC 8785 form of the figures.</summary>
    public required string Figures { get; init; }

    public IReadOnlyList<SignedAttachment> Attachments { get; init; } = [];

    /// <summary>SHA-256, hex, of exactly what the screen showed.</summary>
    public required string View { get; init; }

    public LedgerHead LedgerHead { get; init; } = LedgerHead.Empty;

    /// <summary>16 random bytes, hex: no two requests have the same bytes.</summary>
    public required string Nonce { get; init; }

    /// <summary>Whole seconds, UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Of a seal: SHA-256, hex, of the CMS by which the person signed. Null for every other act.</summary>
    public string? PersonSignature { get; init; }

    /// <summary>The RFC 8785 bytes.</summary>
    /// <exception cref="FormatException">A field is not well-formed: the message names it.</exception>
    public byte[] ToBytes() => PayloadJson.Write(this);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">Anything else: not canonical, another context, a field too many, missing or
    /// badly formed.</exception>
    public static SignaturePayload Parse(ReadOnlySpan<byte> bytes) => PayloadJson.Read(bytes);
}

/// <summary>The form (biểu mẫu) by code, version and SHA-256, hex, of its definition.</summary>
public sealed record FormReference(string Code, int Version, string Hash);

/// <summary>A signed attachment by its name, length and SHA-256, hex.</summary>
public sealed record SignedAttachment(string Name, long Bytes, string Sha256);

/// <summary>The newest checkpoint of the ledger, so that each signature anchors it.</summary>
public sealed record LedgerHead(long Size, string Root)
{
    /// <summary>There is no ledger yet.</summary>
    public static readonly LedgerHead Empty = new(0, "");
}

/// <summary>What the signer does by signing.</summary>
public enum SignatureAct
{
    /// <summary>Phê duyệt.</summary>
    Approve,

    /// <summary>Ký phát hành.</summary>
    Issue,

    /// <summary>Đính chính.</summary>
    Correct,

    /// <summary>Trả lại.</summary>
    Return,

    /// <summary>Ký số của cơ quan: the clerk seals what a person signed.</summary>
    Seal,
}
