using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Ledger.Verify.Signatures;

/// <summary>Whom the operator trusted when the signature came, as the evidence holds it: its hash is in the ledger.</summary>
internal sealed record TrustThen(
    IReadOnlyList<X509Certificate2> Roots, IReadOnlyList<X509Certificate2> Intermediates,
    IReadOnlyList<X509Certificate2> TimestampRoots, IReadOnlyList<string> CertificatePolicies,
    IReadOnlyList<string> IdentifierAttributes, bool TimestampRequired, int TimestampAccuracySecondsMax)
{
    public static TrustThen Parse(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var (root, settings) = (document.RootElement, document.RootElement.GetProperty("settings"));
        return new TrustThen(
            Certificates(root, "roots"), Certificates(root, "intermediates"), Certificates(root, "timestampRoots"),
            Texts(settings, "certificatePolicies"), Texts(settings, "identifierAttributes"),
            settings.GetProperty("timestampRequired").GetBoolean(), settings.GetProperty("timestampAccuracySecondsMax").GetInt32());
    }

    private static List<string> Texts(JsonElement of, string name) =>
        [.. of.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static List<X509Certificate2> Certificates(JsonElement of, string name) =>
        [.. Texts(of, name).Select(text => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text)))];
}
