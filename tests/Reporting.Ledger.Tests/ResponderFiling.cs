using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Reporting.Host.Ledger;
using Reporting.Host.Tests.Signing;
using Reporting.Signatures;

namespace Reporting.Ledger.Tests;

/// <summary>The bundle of a report that was signed where a responder was asked: its files, which of them belong to the leader's
/// signature, and how they could be forged.</summary>
internal sealed record ResponderFiling(
    Dictionary<string, byte[]> Files, string VerifierKey, X509Certificate2 Issuing, X509Certificate2 Root, int Asked)
{
    public string EventFile { get; } = Files.Keys.Single(name => name.StartsWith("events/", StringComparison.Ordinal)
        && Encoding.UTF8.GetString(Files[name]).Contains("\"type\":\"report_signed\"", StringComparison.Ordinal));

    public string EvidenceFile => Folder + "evidence.json";

    /// <summary>What the responder said of the leader's certificate.</summary>
    public string AnswerFile => Folder + "answers-0.ors";

    public byte[] Holder => Files[Folder + "chain-0.cer"];

    private string Folder
    {
        get
        {
            using var json = JsonDocument.Parse(Files[EventFile]);
            return $"signatures/{json.RootElement.GetProperty("data").GetProperty("signature").GetProperty("request").GetString()}/";
        }
    }

    public static async Task<ResponderFiling> Make()
    {
        await using var responder = new DemoResponder();
        await using var town = await SigningTown.Start(
            withLists: false, steps: new { signedWith = "certificate", isSealed = true, sendBy = "clerk" },
            change: options =>
            {
                var folder = SigningTown.Folder(options);
                using (var demo = DemoAuthority.Open(folder, DateTimeOffset.UnixEpoch))
                    responder.Serve(demo, folder);
                return options with
                {
                    Ledger = new LedgerOptions { Origin = "example.org/ledger", Interval = TimeSpan.FromMilliseconds(50) },
                };
            });
        var bundle = await SignedStore.Filed(town);
        var vkey = (await town.Host.Client.GetStringAsync("/ledger/vkey", SignedStore.Ct)).TrimEnd();
        using var zip = new ZipArchive(new MemoryStream(bundle), ZipArchiveMode.Read);
        return new ResponderFiling(
            zip.Entries.ToDictionary(entry => entry.FullName, Bytes), vkey, responder.Issuing, responder.Root, responder.Asked);

        static byte[] Bytes(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <summary>Another answer about the leader's certificate.</summary>
    public byte[] Forged(string kind)
    {
        using var holder = X509CertificateLoader.LoadCertificate(Holder);
        var serial = holder.SerialNumberBytes.ToArray();
        var (issuing, since) = (Issuing, DemoResponder.Since);
        var name = DemoResponder.Name(serial, issuing);
        switch (kind)
        {
            case "good again": return DemoResponder.Answer(name, issuing);
            case "revoked": return DemoResponder.Answer(name, issuing, revokedAt: since);
            case "revoked later": return DemoResponder.Answer(name, issuing, revokedAt: since.AddMonths(10));
            case "too old": return DemoResponder.Answer(name, issuing, until: since.AddDays(1));
            case "another authority": return DemoResponder.Answer(DemoResponder.Name(serial, Root), issuing);
            case "another serial number":
                serial[^1] ^= 1;
                return DemoResponder.Answer(DemoResponder.Name(serial, issuing), issuing);
            case "flipped": return Changed(bytes => bytes[^1] ^= 1);
            case "unsuccessful": return Changed(bytes => bytes[bytes.AsSpan().IndexOf<byte>([0x0A, 0x01, 0x00]) + 2] = 6);
            // The last number of id-pkix-ocsp-basic.
            case "of another kind": return Changed(bytes => bytes[bytes.AsSpan().IndexOf<byte>([0x30, 0x01, 0x01, 0x04]) + 2] = 9);
            case "with more after it": return [.. Files[AnswerFile], 5, 0];
            case "with a critical extension":
                // SEQUENCE { SEQUENCE { 1.2.3.4, TRUE, NULL } }
                return DemoResponder.Answer(name, issuing, extensions: [0x30, 0x0E, 0x30, 0x0C, 6, 3, 0x2A, 3, 4, 1, 1, 0xFF, 4, 2, 5, 0]);
            case "with a broken bit": return BrokenBit(name, issuing);
            default: return BySomebody(name, issuing, kind);
        }
    }

    private byte[] Changed(Action<byte[]> change)
    {
        var bytes = Files[AnswerFile].ToArray();
        change(bytes);
        return bytes;
    }

    /// <summary>The signature's last bit, which is 0, is said not to belong to it.</summary>
    private static byte[] BrokenBit(byte[] name, X509Certificate2 issuing)
    {
        while (true)
        {
            var bytes = DemoResponder.Answer(name, issuing);
            // The signature is the last: BIT STRING, length, unused bits, SEQUENCE.
            var unused = bytes.Length - 1;
            while (bytes[unused - 2] != 3 || bytes[unused - 1] != bytes.Length - unused || bytes[unused] != 0)
                unused--;
            if ((bytes[^1] & 1) != 0)
                continue;
            bytes[unused] = 1;
            return bytes;
        }
    }

    /// <summary>The files with another answer, and evidence and event that name it.</summary>
    public Dictionary<string, byte[]> Rewritten(byte[] answer)
    {
        var files = new Dictionary<string, byte[]>(Files);
        var evidence = Renamed(files[EvidenceFile], files[AnswerFile], answer);
        files[EventFile] = Renamed(files[EventFile], files[EvidenceFile], evidence);
        files[EvidenceFile] = evidence;
        files[AnswerFile] = answer;
        return files;

        static byte[] Renamed(byte[] text, byte[] old, byte[] now)
        {
            var all = Encoding.UTF8.GetString(text);
            Assert.Contains(SigningTown.Sha256(old), all, StringComparison.Ordinal);
            return Encoding.UTF8.GetBytes(all.Replace(SigningTown.Sha256(old), SigningTown.Sha256(now), StringComparison.Ordinal));
        }
    }

    /// <summary>Signed by somebody else than the authority.</summary>
    private static byte[] BySomebody(byte[] name, X509Certificate2 issuing, string kind)
    {
        const string ocsp = "1.3.6.1.5.5.7.3.9", mail = "1.3.6.1.5.5.7.3.4";
        var isStranger = kind.StartsWith("stranger", StringComparison.Ordinal);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // A stranger has the authority's name, and a key of its own.
        var request = new CertificateRequest(
            isStranger ? issuing.SubjectName : new X500DistinguishedName("CN=responder"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid(kind == "delegated for something else" ? mail : ocsp)], false));
        if (kind != "delegated without a word on itself")
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.5.5.7.48.1.5", [5, 0], false));
        using var authorityKey = issuing.GetECDsaPrivateKey()!;
        using var certificate = request.Create(
            issuing.SubjectName, X509SignatureGenerator.CreateForECDsa(isStranger ? key : authorityKey),
            DemoResponder.Since.AddDays(-1), DemoResponder.Since.AddYears(1), [1, 2, 3]);
        using var by = certificate.CopyWithPrivateKey(key);
        return DemoResponder.Answer(name, by, isDelegated: kind != "stranger");
    }
}
