using System.IO.Compression;
using System.Security.Cryptography.X509Certificates;
using Ledger.Verify.Signatures;
using Verdict = global::Ledger.Verify.Verdict;

namespace Reporting.Ledger.Tests;

/// <summary>A report is signed where no list of revoked certificates is, and a responder (OCSP) is asked instead: its answers lie in
/// the bundle, and the verifier believes them, and no others.</summary>
public sealed class ResponderAnswerTests : IDisposable
{
    private const string NotRevoked = "not revoked then";

    private static readonly Lazy<Task<ResponderFiling>> Made = new(ResponderFiling.Make);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-responder-tests-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_answers_that_the_host_got_are_in_the_bundle_and_prove_that_nobody_was_revoked()
    {
        var filing = await Made.Value;
        Assert.DoesNotContain(filing.Files.Keys, name => name.EndsWith(".crl", StringComparison.Ordinal));
        // Of the holder and of the issuing authority, for the signature and for the seal.
        Assert.Equal(4, filing.Files.Keys.Count(name => name.EndsWith(".ors", StringComparison.Ordinal)));
        Assert.Equal(4, filing.Asked);
        var found = await Verify(filing, filing.Files);
        Verifying.Proven(found);
        Assert.Equal(["VALID", "VALID"], found.Signatures.Select(one => one.Word));
        Assert.All(found.Signatures, one => Assert.Equal(Verdict.Proven, Look(one).Verdict));
    }

    /// <summary>Another file in its place, or none: the ledger names it by its hash.</summary>
    [Theory]
    [InlineData("good again")]
    [InlineData("revoked")]
    [InlineData("stranger")]
    [InlineData("another serial number")]
    [InlineData("flipped")]
    [InlineData(null)]
    public async Task An_answer_that_was_replaced_or_taken_out_is_found(string? by)
    {
        var filing = await Made.Value;
        var files = new Dictionary<string, byte[]>(filing.Files);
        if (by is null)
            files.Remove(filing.AnswerFile);
        else
            files[filing.AnswerFile] = filing.Forged(by);
        var found = await Verify(filing, files);
        Verifying.Altered(found, "signature of event", "the responder's answer with SHA-256", "replaced or taken out");
        Assert.Equal(["INVALID", "VALID"], found.Signatures.Select(one => one.Word));
    }

    /// <summary>The operator keeps another answer, and writes evidence and event anew so that they name it: what the ledger says of
    /// that aside, the answer itself counts only where the authority gave it, about this certificate and this time.</summary>
    [Theory]
    [InlineData("good again", null)]
    [InlineData("delegated", null)]
    [InlineData("revoked later", null)]
    [InlineData("revoked", "CN=LAN")]
    [InlineData("stranger", "nor an answer")]
    [InlineData("stranger with a certificate", "nor an answer")]
    [InlineData("delegated for something else", "nor an answer")]
    [InlineData("delegated without a word on itself", "nor an answer")]
    [InlineData("another serial number", "nor an answer")]
    [InlineData("another authority", "nor an answer")]
    [InlineData("too old", "nor an answer")]
    [InlineData("flipped", "nor an answer")]
    [InlineData("with a broken bit", "not looked at")]
    [InlineData("unsuccessful", "not looked at")]
    [InlineData("of another kind", "not looked at")]
    [InlineData("with more after it", "not looked at")]
    [InlineData("with a critical extension", "not looked at")]
    public async Task An_answer_that_all_names_fit_is_judged_by_what_it_says_and_who_says_it(string kind, string? fault)
    {
        var filing = await Made.Value;
        var found = await Verify(filing, filing.Rewritten(filing.Forged(kind)));
        Verifying.Altered(found, "is not leaf");
        var look = Look(found.Signatures[0]);
        Assert.Equal(
            kind == "revoked" ? Verdict.Altered : fault is null ? Verdict.Proven : Verdict.CannotTell, look.Verdict);
        Assert.Contains(fault ?? "", look.Detail, StringComparison.Ordinal);
        Assert.Equal(Verdict.Proven, Look(found.Signatures[1]).Verdict);
    }

    /// <summary>From the name of who said it to the end of the signature.</summary>
    [Fact]
    public async Task No_flipped_byte_of_what_was_said_or_of_its_signature_is_believed()
    {
        var filing = await Made.Value;
        using var holder = X509CertificateLoader.LoadCertificate(filing.Holder);
        var at = DemoResponder.Since.AddDays(1);
        IReadOnlyList<X509Certificate2> way = [holder, filing.Issuing];
        var good = filing.Files[filing.AnswerFile];
        Assert.Null(CertificateWay.Revoked(way, [], [new ResponderAnswer(good)], at));
        // What comes before is the outer form, which says nothing.
        var first = good.AsSpan().IndexOf(filing.Issuing.SubjectName.RawData);
        for (var i = first; i < good.Length; i++)
        {
            var bytes = good.ToArray();
            bytes[i] ^= 1;
            var look = SignatureLook.Of("", () => CertificateWay.Revoked(way, [], [new ResponderAnswer(bytes)], at), true);
            Assert.True(look.Verdict != Verdict.Proven, $"byte {i} of {good.Length}");
        }
    }

    private async Task<global::Ledger.Verify.Findings> Verify(ResponderFiling filing, Dictionary<string, byte[]> files)
    {
        var path = Path.Combine(folder.FullName, "bundle.zip");
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, Ct))
        {
            foreach (var (name, bytes) in files)
            {
                await using var stream = await zip.CreateEntry(name).OpenAsync(Ct);
                await stream.WriteAsync(bytes, Ct);
            }
        }
        return await Verifying.Run("bundle", path, "--vkey", filing.VerifierKey);
    }

    private static SignatureLook Look(SignatureResult of) =>
        of.Looks.Single(look => look.What.Contains(NotRevoked, StringComparison.Ordinal));
}
