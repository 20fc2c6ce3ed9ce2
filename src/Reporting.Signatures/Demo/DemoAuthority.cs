using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Reporting.Signatures;

/// <summary>A certification authority of the demo's own, so that real signatures can be tried without one from outside:
/// a root, an issuing authority below it, a time-stamp certificate, revocation lists and the trust folder. Never for
/// real reports: whoever reads the data folder can sign as anybody.</summary>
public sealed class DemoAuthority : IDisposable
{
    /// <summary>The policy that its certificates are issued under, below the arc that is kept for examples
    /// (RFC 5612).</summary>
    public const string Policy = "1.3.6.1.4.1.32473.1.1";

    /// <summary>The password of its PKCS#12 files.</summary>
    public const string Password = "demo";

    private const int Years = 40;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Public = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string folder;

    private DemoAuthority(string folder) => this.folder = folder;

    internal X509Certificate2 Root { get; private set; } = null!;

    internal X509Certificate2 Issuing { get; private set; } = null!;

    /// <summary>The trust folder that <see cref="TrustPolicy.Load"/> reads.</summary>
    public string TrustFolder => Path.Combine(folder, "trust");

    /// <summary>The certificate and key (PEM, mode 0600) for a time-stamp authority of the demo's.</summary>
    public string TimestampCertificate => Path.Combine(folder, "ca", "timestamp.crt");

    public string TimestampKey => Path.Combine(folder, "ca", "timestamp.key");

    /// <summary>Opens the authority in this folder, and makes it where there is none.</summary>
    /// <param name="from">Since when its certificates are valid, when it is made now; they are for 40 years.</param>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public static DemoAuthority Open(string folder, DateTimeOffset from)
    {
        var authority = new DemoAuthority(Path.GetFullPath(folder));
        // Written last, so a half-made authority is made anew.
        if (!File.Exists(Path.Combine(authority.TrustFolder, "policy.json"))) authority.Make(from);
        authority.Root = authority.Stored("root");
        authority.Issuing = authority.Stored("issuing");
        return authority;
    }

    /// <summary>The holder's certificate: the one that was issued before, or a new one.</summary>
    /// <exception cref="ArgumentException">The identifier can't name a file.</exception>
    public DemoCertificate Issue(DemoHolder holder)
    {
        if (!holder.HasFileName) throw new ArgumentException("An identifier that can't name a file.", nameof(holder));
        var path = Path.Combine(folder, holder.IsOrganisation ? "units" : "people", holder.Identifier);
        if (!File.Exists(path + ".p12"))
        {
            using AsymmetricAlgorithm key =
                holder.RsaBits is { } bits ? RSA.Create(bits) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = DemoRequests.Signer(holder.Subject, key);
            using var certificate = Sign(request, Issuing, Issuing.NotBefore, Issuing.NotAfter);
            using var whole = WithKey(certificate, key);
            Write(path + ".crt", Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n"), Public);
            Write(path + ".p12", new X509Certificate2Collection { whole, Issuing.Bare() }
                .Export(X509ContentType.Pkcs12, Password)!, Private);
        }

        using var issued = X509CertificateLoader.LoadCertificateFromFile(path + ".crt");
        return new DemoCertificate(path + ".p12", path + ".crt", SignerCertificate.Of(issued));
    }

    /// <summary>Puts a certificate on the issuing authority's next list.</summary>
    /// <param name="serial">Hex, as <see cref="SignerCertificate.Serial"/> has it.</param>
    public void Revoke(string serial, DateTimeOffset at)
    {
        var revoked = Revoked();
        revoked[serial] = at.ToUniversalTime();
        Write(RevokedFile, JsonSerializer.SerializeToUtf8Bytes(revoked), Private);
    }

    /// <summary>New lists of the issuing authority and of the root, DER; they also lie in the folder
    /// <c>crl</c>.</summary>
    public IReadOnlyList<Crl> IssueLists(DateTimeOffset thisUpdate, DateTimeOffset nextUpdate)
    {
        var issuing = new CertificateRevocationListBuilder();
        foreach (var (serial, at) in Revoked()) issuing.AddEntry(Convert.FromHexString(serial), at);
        return
        [
            List("issuing", Issuing, issuing, thisUpdate, nextUpdate),
            List("root", Root, new CertificateRevocationListBuilder(), thisUpdate, nextUpdate),
        ];
    }

    public void Dispose()
    {
        Root?.Dispose();
        Issuing?.Dispose();
    }

    internal static X509Certificate2 Sign(
        CertificateRequest request, X509Certificate2 issuer, DateTimeOffset from, DateTimeOffset to)
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        // Not by the issuer's certificate: that would want the request's key to be of the issuer's kind.
        using var key = issuer.GetECDsaPrivateKey()!;
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer,
                includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(key), from, to, serial);
    }

    internal static X509Certificate2 WithKey(X509Certificate2 certificate, AsymmetricAlgorithm key) =>
        key is RSA rsa ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey((ECDsa)key);

    private string RevokedFile => Path.Combine(folder, "ca", "revoked.json");

    private void Make(DateTimeOffset from)
    {
        var to = from.AddYears(Years);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = DemoRequests.Authority("Reporting demo root", rootKey, null).CreateSelfSigned(from, to);
        using var issuingKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issuing =
            Sign(DemoRequests.Authority("Reporting demo issuing authority", issuingKey, 0), root, from, to);
        using var stampKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stamp = Sign(DemoRequests.Timestamps(stampKey), root, from, to);
        Store("root", root, rootKey);
        Store("issuing", issuing, issuingKey);
        Store("timestamp", stamp, stampKey);
        Pem(Path.Combine(TrustFolder, "roots", "root.crt"), root);
        Pem(Path.Combine(TrustFolder, "intermediates", "issuing.crt"), issuing);
        Pem(Path.Combine(TrustFolder, "timestamp-roots", "root.crt"), root);
        var settings = new TrustSettings { CertificatePolicies = [Policy] };
        Write(Path.Combine(TrustFolder, "policy.json"),
            JsonSerializer.SerializeToUtf8Bytes(settings, TrustSettings.Json), Public);
    }

    private Crl List(
        string name, X509Certificate2 issuer, CertificateRevocationListBuilder builder, DateTimeOffset thisUpdate,
        DateTimeOffset nextUpdate)
    {
        // Numbers must grow (RFC 5280, 5.2.3); two lists of one second are one too many for a demo.
        var number = new BigInteger(thisUpdate.ToUnixTimeSeconds() + 62135596800L);
        var der = builder.Build(issuer, number, nextUpdate, HashAlgorithmName.SHA256, null, thisUpdate);
        Write(Path.Combine(folder, "crl", name + ".crl"), der, Public);
        return Crl.Read(der);
    }

    private Dictionary<string, DateTimeOffset> Revoked() => File.Exists(RevokedFile)
        ? JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(File.ReadAllBytes(RevokedFile))! : [];

    private void Store(string name, X509Certificate2 certificate, ECDsa key)
    {
        Pem(Path.Combine(folder, "ca", name + ".crt"), certificate);
        Write(Path.Combine(folder, "ca", name + ".key"),
            Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"), Private);
    }

    private X509Certificate2 Stored(string name) => X509Certificate2.CreateFromPemFile(
        Path.Combine(folder, "ca", name + ".crt"), Path.Combine(folder, "ca", name + ".key"));

    private static void Pem(string path, X509Certificate2 certificate) =>
        Write(path, Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n"), Public);

    private static void Write(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        DurableFile.Write(path, bytes, mode);
    }
}
