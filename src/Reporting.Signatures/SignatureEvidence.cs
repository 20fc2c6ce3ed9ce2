using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.EventStore;

namespace Reporting.Signatures;

/// <summary>What has to be kept so that a signature can be judged again when authority, lists and time stamps are
/// gone: a manifest, and the blobs that it names by SHA-256, which many signatures share.</summary>
public sealed record SignatureEvidence
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public required Verdict Verdict { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset ProvenAt { get; init; }

    public required DateTimeOffset JudgedAt { get; init; }

    public required RequestFacts Request { get; init; }

    public required IReadOnlyList<CertificateBinding> Bindings { get; init; }

    public required IReadOnlyList<Authority> Authorities { get; init; }

    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The signature as DER, where it could be read.</summary>
    public required ReadOnlyMemory<byte> Cms { get; init; }

    /// <summary>The trust policy that it was judged by (<see cref="TrustPolicy.FromBytes"/>).</summary>
    public required ReadOnlyMemory<byte> Policy { get; init; }

    /// <summary>From the signer's certificate to the root.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Chain { get; init; }

    /// <summary>The revocation lists that were relied on.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Lists { get; init; }

    /// <summary>The responders' answers (OCSP) that were relied on.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Answers { get; init; } = [];

    public ReadOnlyMemory<byte>? Timestamp { get; init; }

    public ReadOnlyMemory<byte>? TimestampNonce { get; init; }

    /// <summary>What the event records. A CMS is not unique, so this is never a key.</summary>
    public string CmsSha256 => Hash(Cms);

    public string PolicyVersion => Hash(Policy);

    /// <summary>What the manifest names, by SHA-256, hex.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Blobs()
    {
        var blobs = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var blob in Chain.Concat(Lists).Concat(Answers).Append(Payload).Append(Cms).Append(Policy)) blobs[Hash(blob)] = blob;
        if (Timestamp is { } token) blobs[Hash(token)] = token;
        return blobs;
    }

    /// <summary>The manifest, as RFC 8785 bytes.</summary>
    public byte[] Manifest() => JsonCanonicalizer.Canonicalize(JsonSerializer.SerializeToUtf8Bytes(
        new Stored(
            Verdict, Findings, ReceivedAt, ProvenAt, JudgedAt, Request, Bindings, Authorities, Hash(Payload), CmsSha256,
            PolicyVersion, [.. Chain.Select(Hash)], [.. Lists.Select(Hash)],
            Timestamp is { } token ? Hash(token) : null,
            TimestampNonce?.ToArray(), Answers.Count == 0 ? null : [.. Answers.Select(Hash)]), Json));

    /// <summary>Reads evidence back.</summary>
    /// <param name="open">Gives the blob with this SHA-256.</param>
    /// <exception cref="FormatException">Not a manifest, or a blob is not the one that it names.</exception>
    public static SignatureEvidence Read(ReadOnlySpan<byte> manifest, Func<string, ReadOnlyMemory<byte>> open)
    {
        Stored stored;
        try
        {
            stored = JsonSerializer.Deserialize<Stored>(manifest, Json) ?? throw new FormatException("Not evidence.");
        }
        catch (JsonException e)
        {
            throw new FormatException("Not evidence: " + e.Message, e);
        }

        ReadOnlyMemory<byte> Blob(string hash)
        {
            var blob = open(hash);
            return Hash(blob) == hash ? blob : throw new FormatException($"The blob {hash} was replaced.");
        }

        return new SignatureEvidence
        {
            Verdict = stored.Verdict, Findings = stored.Findings, ReceivedAt = stored.ReceivedAt,
            ProvenAt = stored.ProvenAt,
            JudgedAt = stored.JudgedAt, Request = stored.Request, Bindings = stored.Bindings,
            Authorities = stored.Authorities, Payload = Blob(stored.Payload), Cms = Blob(stored.Cms),
            Policy = Blob(stored.Policy), Chain = [.. stored.Chain.Select(Blob)],
            Lists = [.. stored.Lists.Select(Blob)],
            Answers = [.. (stored.Answers ?? []).Select(Blob)],
            Timestamp = stored.Timestamp is { } token ? Blob(token) : default(ReadOnlyMemory<byte>?),
            TimestampNonce = stored.TimestampNonce is { } nonce ? nonce : default(ReadOnlyMemory<byte>?),
        };
    }

    /// <summary>Judges again, by nothing but what is kept here and whom the policy trusts.</summary>
    /// <param name="recordedCms">What the event says <see cref="CmsSha256"/> was.</param>
    /// <param name="lists">Further lists, such as those that came since: the second look.</param>
    public Judgement JudgeAgain(TrustPolicy policy, string recordedCms, DateTimeOffset now, CrlSet? lists = null) =>
        SignatureJudgement.Judge(
        new SignatureFacts
        {
            StoredPayload = Payload, Cms = Cms, ReceivedAt = ReceivedAt, Now = now, Request = Request,
            Bindings = Bindings,
            Authorities = Authorities, Timestamp = Timestamp, TimestampNonce = TimestampNonce, Answers = Answers,
            RecordedCms = recordedCms,
        },
        policy, new CrlSet(Lists.Select(Crl.Read).Concat(lists?.All ?? [])));

    private static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));

    private sealed record Stored(
        Verdict Verdict, IReadOnlyList<Finding> Findings, DateTimeOffset ReceivedAt, DateTimeOffset ProvenAt,
        DateTimeOffset JudgedAt, RequestFacts Request, IReadOnlyList<CertificateBinding> Bindings,
        IReadOnlyList<Authority> Authorities, string Payload, string Cms, string Policy, IReadOnlyList<string> Chain,
        IReadOnlyList<string> Lists, string? Timestamp, byte[]? TimestampNonce,
        // Later than the others: where there is none, the bytes are those of before.
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Answers = null);
}
