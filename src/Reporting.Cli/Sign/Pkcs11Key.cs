using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Host;
using Reporting.Signatures;

namespace Reporting.Cli.Sign;

/// <summary>What of openssl speaks PKCS#11.</summary>
internal enum PkcsVia
{
    Engine,
    Provider,
}

/// <summary>A key in a token.</summary>
internal sealed record TokenKey(string Uri, string Certificate, PkcsVia Via);

/// <summary>Signs with a key that never leaves its token: openssl does it, since .NET speaks no PKCS#11. The module is
/// openssl's matter (PKCS11_MODULE_PATH, or p11-kit's).</summary>
internal static class Pkcs11Key
{
    public static async Task Sign(TokenKey key, string payload, string output, SignWay way, CancellationToken ct)
    {
        // In the terminal of who signs: the token may ask for its PIN.
        var start = new ProcessStartInfo("openssl", Arguments(key, payload, output, way));
        try
        {
            using var openssl = Process.Start(start) ?? throw new HostRefusedException("openssl did not start.");
            await openssl.WaitForExitAsync(ct);
            if (openssl.ExitCode != 0) throw new HostRefusedException("openssl could not sign with the token.");
        }
        catch (Win32Exception)
        {
            throw new HostRefusedException(
                "openssl is not installed: sudo apt install openssl libengine-pkcs11-openssl.");
        }
    }

    private static List<string> Arguments(TokenKey key, string payload, string output, SignWay way)
    {
        var arguments = new List<string>
        {
            "cms", "-sign", "-binary", "-cades", "-md", way.Hash.Name!.ToLowerInvariant(), "-in", payload,
            "-signer", Path.GetFullPath(key.Certificate), "-inkey", key.Uri, "-outform", "DER", "-out", output,
        };
        arguments.AddRange(key.Via == PkcsVia.Engine
            ? ["-engine", "pkcs11", "-keyform", "engine"] : ["-provider", "pkcs11", "-provider", "default"]);
        if (!way.IsPss) return arguments;
        if (Scheme(key.Certificate) == SignatureScheme.Ecdsa) throw new HostRefusedException("--pss is for RSA keys.");
        // openssl's default is the longest salt, which is refused.
        arguments.AddRange(["-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:digest"]);
        return arguments;
    }

    private static SignatureScheme Scheme(string file)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            return SigningAlgorithm.For(certificate).Scheme;
        }
        catch (CryptographicException e)
        {
            throw new HostRefusedException($"{file}: {e.Message}");
        }
    }
}
