using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Tests;

/// <summary>A demo authority in a folder of its own, a signer, a payload, and all that makes a signature valid. Tests take
/// one thing away.</summary>
public sealed class World : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 5, 0, 0, TimeSpan.Zero);

    public World()
    {
        Folder = Directory.CreateTempSubdirectory("reporting-signatures-").FullName;
        Authority = DemoAuthority.Open(Folder, Noon.AddYears(-2));
        Holder = new DemoHolder("001085012345", "Trần Thị Bình", "UBND xã Phúc Thọ");
        Certificate = Load(Authority.Issue(Holder));
        Policy = TrustPolicy.Load(Authority.TrustFolder);
        Lists = new CrlSet(Authority.IssueLists(Noon.AddDays(-1), Noon.AddDays(6)));
    }

    public string Folder { get; }

    public DemoAuthority Authority { get; }

    internal DemoHolder Holder { get; }

    public X509Certificate2 Certificate { get; }

    public TrustPolicy Policy { get; set; }

    public CrlSet Lists { get; set; }

    public static SignaturePayload Payload { get; } = new()
    {
        Act = SignatureAct.Approve,
        Report = new Guid("0d9c2c0e-6a39-4d1c-9a39-56ad0f8b1a01"),
        StreamVersion = 7,
        Form = new FormReference("kt-thang", 2, Hash("form")),
        Period = "2026-10",
        Org = "X08",
        Capacity = "KT.",
        Signer = "001085012345",
        Figures = Hash("figures"),
        Attachments = [new SignedAttachment("Báo cáo.pdf", 1234, Hash("attachment"))],
        View = Hash("view"),
        Nonce = "00112233445566778899aabbccddeeff",
        IssuedAt = Noon.AddMinutes(-5),
        ExpiresAt = Noon.AddMinutes(10),
    };

    public byte[] Sign(ReadOnlySpan<byte> payload, X509Certificate2? certificate = null, SigningAlgorithm? algorithm = null)
    {
        var signer = certificate ?? Certificate;
        return LocalSigner.Sign(payload, signer, algorithm ?? SigningAlgorithm.For(signer), Noon);
    }

    /// <summary>Everything in order.</summary>
    public SignatureFacts Facts(X509Certificate2? certificate = null, SigningAlgorithm? algorithm = null)
    {
        var payload = Payload.ToBytes();
        return new SignatureFacts
        {
            StoredPayload = payload,
            Cms = Sign(payload, certificate, algorithm),
            ReceivedAt = Noon,
            Now = Noon,
            Request = new RequestFacts(IsOpen: true, IsUsed: false, Payload.StreamVersion),
            Bindings = [Binding(certificate ?? Certificate)],
            Authorities = [new Authority("X08", [SignatureAct.Approve], Noon.AddYears(-1))],
        };
    }

    public CertificateBinding Binding(X509Certificate2 certificate)
    {
        var signer = SignerCertificate.Of(certificate);
        return new CertificateBinding(signer.Issuer, signer.Serial, signer.KeySha256, Holder.Identifier, Noon.AddDays(-30));
    }

    public Judgement Judge(SignatureFacts facts) => SignatureJudgement.Judge(facts, Policy, Lists);

    /// <summary>The policy with other settings.</summary>
    public TrustPolicy With(TrustSettings settings) =>
        new(settings, Policy.Roots, Policy.Intermediates, Policy.TimestampRoots);

    /// <summary>A certificate of the issuing authority as one likes it.</summary>
    internal X509Certificate2 Issue(
        AsymmetricAlgorithm? key = null, X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature,
        string policy = DemoAuthority.Policy, DateTimeOffset? from = null, DateTimeOffset? to = null,
        X509Certificate2? issuer = null, Action<CertificateRequest>? change = null)
    {
        using var made = key is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        var request = DemoRequests.Signer(Holder.Subject, key ?? made!, usage, policy);
        change?.Invoke(request);
        using var certificate = DemoAuthority.Sign(
            request, issuer ?? Authority.Issuing, from ?? Noon.AddYears(-1), to ?? Noon.AddYears(1));
        return DemoAuthority.WithKey(certificate, key ?? made!);
    }

    public static X509Certificate2 Load(DemoCertificate certificate) => X509CertificateLoader
        .LoadPkcs12CollectionFromFile(certificate.Pkcs12, DemoAuthority.Password, X509KeyStorageFlags.EphemeralKeySet)
        .Single(one => one.HasPrivateKey);

    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    public void Dispose()
    {
        Authority.Dispose();
        Certificate.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
