using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Signatures;

/// <summary>What the operator allows: the file <c>policy.json</c> of a trust folder (docs/signatures.md).</summary>
public sealed record TrustSettings
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The certificate policies of which a signer's certificate needs one; <c>*</c> allows any. There is no
    /// default: an authority issues certificates for many purposes.</summary>
    public required IReadOnlyList<string> CertificatePolicies { get; init; }

    public IReadOnlyList<SignatureScheme> Schemes { get; init; } =
        [SignatureScheme.RsaPkcs1, SignatureScheme.RsaPss, SignatureScheme.Ecdsa];

    /// <summary>SHA256, SHA384, SHA512.</summary>
    public IReadOnlyList<string> Hashes { get; init; } = ["SHA256", "SHA384", "SHA512"];

    /// <summary>Bits of the curves' orders.</summary>
    public IReadOnlyList<int> CurveBits { get; init; } = [256, 384];

    /// <summary>The shortest RSA keys, each from a day on.</summary>
    public IReadOnlyList<KeyLength> RsaBits { get; init; } =
        [new(DateOnly.MinValue, 2048), new(new DateOnly(2028, 1, 1), 3072)];

    /// <summary>The attributes of a subject in which the holder's identifier may stand: by default serialNumber, UID
    /// and organizationIdentifier.</summary>
    public IReadOnlyList<string> IdentifierAttributes { get; init; } =
        ["2.5.4.5", "0.9.2342.19200300.100.1.1", "2.5.4.97"];

    /// <summary>How far a signer's clock may be off before it is remarked on.</summary>
    public int SigningTimeToleranceMinutes { get; init; } = 10;

    /// <summary>The time-stamp authority; null: none is asked.</summary>
    public Uri? TimestampAddress { get; init; }

    /// <summary>Whether a signature without a time stamp waits for one.</summary>
    public bool TimestampRequired { get; init; }

    /// <summary>A token that is less exact than this proves nothing.</summary>
    public int TimestampAccuracySecondsMax { get; init; } = 60;

    /// <summary>The responder (OCSP) that is asked where no list in force tells; null: none is.</summary>
    public Uri? OcspAddress { get; init; }

    /// <summary>Where revocation lists are fetched from.</summary>
    public IReadOnlyList<Uri> CrlAddresses { get; init; } = [];

    /// <summary>Whether they are also fetched from the addresses in certificates of installed authorities. Off by
    /// default: the server then calls no address that its operator did not name.</summary>
    public bool CrlAddressesFromCertificates { get; init; }

    /// <summary>The shortest RSA key at a time.</summary>
    public int RsaBitsMin(DateTimeOffset at) => RsaBits
        .Where(length => length.From <= DateOnly.FromDateTime(at.UtcDateTime)).Select(length => length.Bits)
        .DefaultIfEmpty(int.MaxValue).Max();

    /// <exception cref="FormatException">Not such a file; the message says what is wrong.</exception>
    public static TrustSettings Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return Checked(JsonSerializer.Deserialize<TrustSettings>(json, Json) ?? throw new FormatException("null"));
        }
        catch (JsonException e)
        {
            throw new FormatException("policy.json: " + e.Message, e);
        }
    }

    private static TrustSettings Checked(TrustSettings settings)
    {
        if (settings.CertificatePolicies.Count == 0)
            throw new FormatException("policy.json: certificatePolicies must name at least one policy, or *.");
        if (settings.Hashes.Except(["SHA256", "SHA384", "SHA512"]).FirstOrDefault() is { } hash)
            throw new FormatException($"policy.json: {hash} is not one of SHA256, SHA384 and SHA512.");
        var addresses = settings.CrlAddresses.Append(settings.TimestampAddress).Append(settings.OcspAddress);
        if (addresses.Any(address => address is { } url && url.Scheme is not ("http" or "https")))
            throw new FormatException("policy.json: an address begins with http:// or https://.");
        return settings;
    }
}

/// <summary>From this day on, RSA keys have at least so many bits.</summary>
public sealed record KeyLength(DateOnly From, int Bits);
