using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Reporting.Host;
using Reporting.Signatures;

namespace Reporting.Cli.Sign;

/// <summary>A key in a PKCS#12 file.</summary>
internal static class Pkcs12Key
{
    public static byte[] Sign(string file, byte[] payload, SignWay way)
    {
        try
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(
                file, Password(), X509KeyStorageFlags.EphemeralKeySet);
            var own = all.Where(certificate => certificate.HasPrivateKey).ToList();
            if (own is not [var signer])
                throw new HostRefusedException($"{file} has {own.Count} private keys, not one.");
            var scheme = SigningAlgorithm.For(signer).Scheme;
            if (way.IsPss && scheme == SignatureScheme.Ecdsa) throw new HostRefusedException("--pss is for RSA keys.");
            // The root lies at whoever verifies; what is between lies in the file.
            var between = all.Where(certificate => certificate != signer
                && !certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData));
            return LocalSigner.Sign(
                payload, signer, new SigningAlgorithm(way.IsPss ? SignatureScheme.RsaPss : scheme, way.Hash),
                TimeProvider.System.GetUtcNow(), between);
        }
        catch (CryptographicException e)
        {
            throw new HostRefusedException($"{file}: {e.Message}");
        }
    }

    private static string Password()
    {
        if (Environment.GetEnvironmentVariable("REPORTING_P12_PASSWORD") is { } given) return given;
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";
        Console.Error.Write("Password: ");
        var password = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) break;
            if (key.Key == ConsoleKey.Backspace) password.Length = Math.Max(0, password.Length - 1);
            else password.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return password.ToString();
    }
}
