using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Reporting.Host;
using Reporting.Signatures;

namespace Reporting.Cli.Sign;

/// <summary><c>reporting sign</c>: signs a payload with the key of a PKCS#12 file, or of a token through openssl. It
/// says first what is signed, and needs neither server nor store.</summary>
internal static class SignCommand
{
    private const int PayloadBytesMax = 1 << 20;

    public static Command Make()
    {
        var payload = File("--payload", "The payload, as the server gave it.");
        var output = File("--out", "The signature, to be written.");
        payload.Required = output.Required = true;
        var p12 = File("--p12", "A PKCS#12 file; its password is in REPORTING_P12_PASSWORD, or is asked for.");
        var pkcs11 = new Option<string?>("--pkcs11")
        {
            Description = "A key in a token, by its URI, through openssl, which asks for the PIN.",
            HelpName = "URI",
        };
        var certificate = File("--cert", "The certificate of the key in the token.");
        var via = new Option<PkcsVia>("--via")
        {
            Description = "What of openssl speaks PKCS#11: engine (3.x), or provider.",
            DefaultValueFactory = _ => PkcsVia.Engine,
        };
        var hash = new Option<string>("--md") { Description = "The hash.", DefaultValueFactory = _ => "sha256" };
        hash.AcceptOnlyFromAmong("sha256", "sha384", "sha512");
        var pss = new Option<bool>("--pss")
        {
            Description = "RSA-PSS instead of PKCS#1; the salt is as long as the hash.",
        };
        var command = new Command("sign", "Signs a report's payload with your own key.")
        {
            payload, p12, pkcs11, certificate, via, hash, pss, output,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(p12) is null == result.GetValue(pkcs11) is null)
                result.AddError("Give either --p12, or --pkcs11 with --cert.");
            else if (result.GetValue(pkcs11) is null != result.GetValue(certificate) is null)
                result.AddError("--cert belongs to --pkcs11, and --pkcs11 needs it.");
        });
        command.SetAction(async (parsed, ct) =>
        {
            var bytes = await Payload(parsed.GetValue(payload)!, ct);
            var name = new HashAlgorithmName(parsed.GetValue(hash)!.ToUpperInvariant());
            var way = new SignWay(name, parsed.GetValue(pss));
            var (key, to) = (parsed.GetValue(p12), Path.GetFullPath(parsed.GetValue(output)!));
            if (key is not null) await System.IO.File.WriteAllBytesAsync(to, Pkcs12Key.Sign(key, bytes, way), ct);
            else
            {
                await Pkcs11Key.Sign(
                    new(parsed.GetValue(pkcs11)!, parsed.GetValue(certificate)!, parsed.GetValue(via)),
                    Path.GetFullPath(parsed.GetValue(payload)!), to, way, ct);
            }

            Console.Out.WriteLine($"signed: {to}");
            return 0;
        });
        return command;
    }

    private static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    private static async Task<byte[]> Payload(string file, CancellationToken ct)
    {
        if (new FileInfo(file) is { Exists: true, Length: > PayloadBytesMax })
            throw new HostRefusedException($"{file} is too long for a payload.");
        var bytes = await System.IO.File.ReadAllBytesAsync(file, ct);
        try
        {
            Say(SignaturePayload.Parse(bytes));
            return bytes;
        }
        catch (FormatException e)
        {
            throw new HostRefusedException($"{file} is not a payload of this system: {e.Message}");
        }
    }

    private static void Say(SignaturePayload payload)
    {
        var until = payload.ExpiresAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Console.Out.WriteLine($"{payload.Act}: report {payload.Report}, version {payload.StreamVersion}");
        Console.Out.WriteLine($"form {payload.Form.Code} version {payload.Form.Version}, period {payload.Period}");
        Console.Out.WriteLine($"unit {payload.Org} {payload.Capacity}".TrimEnd() + $", signer {payload.Signer}");
        Console.Out.WriteLine($"figures {payload.Figures}");
        foreach (var file in payload.Attachments) Console.Out.WriteLine($"attachment {file.Name} {file.Sha256}");
        Console.Out.WriteLine($"valid until {until}");
    }
}

/// <summary>How the signature is made.</summary>
internal sealed record SignWay(HashAlgorithmName Hash, bool IsPss);
