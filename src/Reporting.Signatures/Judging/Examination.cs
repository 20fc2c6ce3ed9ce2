using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Judging;

/// <summary>A judgement in the making: what the checks have found out, for those that come after them.</summary>
internal sealed class Examination(SignatureFacts facts, TrustPolicy policy, CrlSet lists) : IDisposable
{
    public const int CheckCount = 17;

    private readonly Finding?[] findings = new Finding?[CheckCount];
    private readonly List<X509Certificate2> own = [];

    public SignatureFacts Facts { get; } = facts;

    public TrustPolicy Policy { get; } = policy;

    public CrlSet Lists { get; } = lists;

    /// <summary>The time that the signature is judged at.</summary>
    public DateTimeOffset At { get; set; } = facts.ReceivedAt;

    public SignaturePayload? Payload { get; set; }

    /// <summary>The signature file as DER.</summary>
    public ReadOnlyMemory<byte> Der { get; set; }

    public SignedData? File { get; set; }

    public SignerInfo? Signer { get; set; }

    public X509Certificate2? Certificate { get; set; }

    /// <summary>The further certificates in the file.</summary>
    public IReadOnlyList<X509Certificate2> Further { get; set; } = [];

    public SigningAlgorithm? Algorithm { get; set; }

    /// <summary>From the signer's certificate to the root.</summary>
    public IReadOnlyList<X509Certificate2>? Chain { get; set; }

    public ReadOnlyMemory<byte>? Timestamp { get; set; }

    /// <summary>The lists that were relied on.</summary>
    public List<Crl> UsedLists { get; } = [];

    /// <summary>The responders' answers that can be read.</summary>
    public IReadOnlyList<OcspAnswer> Answers { get; } = [.. facts.Answers.Select(Read).OfType<OcspAnswer>()];

    /// <summary>The answers that were relied on.</summary>
    public List<OcspAnswer> UsedAnswers { get; } = [];

    public void Pass(int check) => Add(Findings.Passed(check));

    public void Add(Finding finding) => findings[finding.Check - 1] ??= finding;

    /// <summary>Passes where nothing speaks against it.</summary>
    public void AddOrPass(int check, Finding? finding) => Add(finding ?? Findings.Passed(check));

    public void Use(Crl list)
    {
        if (!UsedLists.Contains(list)) UsedLists.Add(list);
    }

    public void Use(OcspAnswer answer)
    {
        if (!UsedAnswers.Contains(answer)) UsedAnswers.Add(answer);
    }

    /// <summary>Certificates that are let go of when the judgement is made.</summary>
    public void Own(IEnumerable<X509Certificate2> certificates) => own.AddRange(certificates);

    public void Dispose() => own.ForEach(certificate => certificate.Dispose());

    public Judgement Judgement()
    {
        Finding[] all = [.. findings.Select((finding, i) => finding ?? Findings.NotChecked(i + 1))];
        var verdict = all.Any(finding => finding.Result == CheckResult.Failed) ? Verdict.Invalid
            : all.All(finding => finding.Result is CheckResult.Passed or CheckResult.Note) ? Verdict.Valid
            : Verdict.Indeterminate;
        return new Judgement(
            verdict, all, At, Algorithm,
            Certificate is null ? null : SignerCertificate.Of(Certificate),
            Evidence(verdict, all));
    }

    private static OcspAnswer? Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            return OcspAnswer.Read(der);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private SignatureEvidence Evidence(Verdict verdict, Finding[] all) => new()
    {
        Verdict = verdict,
        Findings = all,
        ReceivedAt = Facts.ReceivedAt,
        ProvenAt = At,
        JudgedAt = Facts.Now,
        Request = Facts.Request,
        Bindings = Facts.Bindings,
        Authorities = Facts.Authorities,
        Payload = Facts.StoredPayload,
        Cms = Der.IsEmpty ? Facts.Cms : Der,
        Policy = Policy.Bytes,
        Chain = [.. (Chain ?? []).Select(certificate => certificate.RawDataMemory)],
        Lists = [.. UsedLists.Select(list => list.Der)],
        Answers = [.. UsedAnswers.Select(answer => answer.Der)],
        Timestamp = Timestamp,
        TimestampNonce = Facts.TimestampNonce,
    };
}
