using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures;

namespace Reporting.Cli.Replay.Signing;

/// <summary>The leader's certificate and key, of the demo authority in a data folder.</summary>
internal sealed class LeaderKey : IDisposable
{
    public const string Folder = "demo-ca";

    /// <summary>What in the certificate's subject says whose it is.</summary>
    public const string Identifier = "leader";

    /// <summary>Lists of revoked certificates that are there from the beginning hold as long as the certificates do; a
    /// demo that runs gets newer ones.</summary>
    private const int Years = 39;

    private readonly DemoAuthority authority;
    private readonly X509Certificate2 certificate;

    private LeaderKey(DemoAuthority authority, string certificateText, X509Certificate2 certificate) =>
        (this.authority, CertificateText, this.certificate) = (authority, certificateText, certificate);

    /// <summary>The certificate as PEM.</summary>
    public string CertificateText { get; }

    public string TrustFolder => authority.TrustFolder;

    /// <summary>Opens the demo authority, and makes it where there is none, with certificates that are valid from a time
    /// on.</summary>
    public static LeaderKey Open(string dataFolder, DateTimeOffset from)
    {
        var folder = Path.Combine(dataFolder, Folder);
        var authority = DemoAuthority.Open(folder, from);
        if (!Directory.Exists(Path.Combine(folder, "crl")))
            authority.IssueLists(from, from.AddYears(Years));
        var issued = authority.Issue(new DemoHolder(Identifier, "Lãnh đạo mẫu", "Đơn vị mẫu"));
        return new LeaderKey(
            authority, File.ReadAllText(issued.CertificateFile),
            X509CertificateLoader.LoadPkcs12FromFile(issued.Pkcs12, DemoAuthority.Password));
    }

    /// <summary>A signature file over a payload, base64.</summary>
    public string Sign(byte[] payload) => Convert.ToBase64String(LocalSigner.Sign(
        payload, certificate, SigningAlgorithm.For(certificate), SignaturePayload.Parse(payload).IssuedAt));

    public void Dispose()
    {
        certificate.Dispose();
        authority.Dispose();
    }
}
