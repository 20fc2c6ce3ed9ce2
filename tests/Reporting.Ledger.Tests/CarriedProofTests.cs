using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Host.Ledger;
using Reporting.Host.Packages;
using Reporting.Host.Tests;
using Reporting.Host.Tests.Signing;
using Reporting.Host.Tests.Work;
using UglyToad.PdfPig;

namespace Reporting.Ledger.Tests;

/// <summary>What leaves the house names its event in the public log; who gets it proves that with the verifier and the log's key.</summary>
public sealed partial class CarriedProofTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-carried-tests-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Log => Path.Combine(folder.FullName, "ledger");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_proof_in_the_package_and_those_that_the_documents_name_are_proven_by_the_verifier()
    {
        await using var documents = await DocumentReceiver.Start();
        await using var town = await SigningTown.Start(change: options => options with
        {
            Packages = new PackageOptions { Address = documents.Url, FirstPause = TimeSpan.FromMilliseconds(50) },
            Ledger = new LedgerOptions
            {
                Folder = Log, Origin = "example.org/ledger", Interval = TimeSpan.FromMilliseconds(50),
            },
        });
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        await town.Sign(id);
        var host = town.Host;
        await LedgerStore.Published(host.Host.Services.GetRequiredService<Notary>(), await host.Head());
        var vkey = (await host.Client.GetStringAsync("/ledger/vkey", Ct)).TrimEnd();
        var ledger = (await documents.Delivered()).GetProperty("ledger");
        var checkpoint = ledger.GetProperty("checkpoint");
        await Proven(
            new Named(
                ledger.GetProperty("position").GetInt64(), ledger.GetProperty("leaf").GetString()!,
                ledger.GetProperty("link").GetString()!, checkpoint.GetProperty("origin").GetString()!,
                checkpoint.GetProperty("size").GetInt64(), checkpoint.GetProperty("root").GetString()!),
            ledger.GetProperty("proof").GetString()!, id, vkey);
        host.As(Town.Gives);
        var docx = Named.In(Words(await host.Client.GetByteArrayAsync($"/api/reports/{id}/document.docx", Ct)));
        await Proven(docx, await host.Client.GetStringAsync(docx.Link, Ct), id, vkey);
        using var pdf = await host.Client.GetAsync(new Uri($"/api/reports/{id}/document.pdf", UriKind.Relative), Ct);
        Assert.SkipWhen((int)pdf.StatusCode == 503, "There is no typeface with Vietnamese letters on this machine.");
        Assert.Equal(docx, Named.In(Text(await pdf.Content.ReadAsByteArrayAsync(Ct))) with
        {
            Size = docx.Size, Root = docx.Root,
        });
    }

    /// <summary>By nothing but what was handed over and the log's key.</summary>
    private async Task Proven(Named named, string proof, Guid report, string vkey)
    {
        var file = Path.Combine(folder.FullName, "receipt.tlog-proof");
        await File.WriteAllTextAsync(file, proof, Ct);
        var found = await Verifying.Run("proof", file, "--vkey", vkey);
        Verifying.Proven(found);
        var entry = found.Facts.Single(fact => fact.Name == "entry").Value;
        Assert.Equal(named.Leaf, Convert.ToHexStringLower(MerkleTree.Leaf(Encoding.UTF8.GetBytes(entry))));
        using var said = JsonDocument.Parse(entry);
        Assert.Equal(
            (report, "report_sent"), (said.RootElement.GetProperty("stream").GetGuid(), said.RootElement.GetProperty("type").GetString()));
        Assert.Contains($"\nindex {named.Position - 1}\n", proof, StringComparison.Ordinal);
        // The checkpoint that it names was published, and the log of today goes on from it.
        var shard = Path.Combine(folder.FullName, $"kept{named.Size}");
        Directory.CreateDirectory(shard);
        var log = Directory.GetDirectories(Log).Single(one => File.Exists(Path.Combine(one, "checkpoint")));
        var notes = Directory.GetFiles(Path.Combine(log, "history")).SelectMany(day => NotesEnd().Split(File.ReadAllText(day)));
        var note = notes.Single(one => one.StartsWith(
            $"{named.Origin}\n{named.Size}\n{named.Root}\n", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(shard, "checkpoint"), note + "\n\n", Ct);
        Verifying.Proven(await Verifying.Run("log", log, "--vkey", vkey, "--history", shard));
        // Another event's proof is not this one's, and a changed one is none.
        await File.WriteAllTextAsync(file, proof.Replace(
            $"\nindex {named.Position - 1}\n", $"\nindex {named.Position - 2}\n", StringComparison.Ordinal), Ct);
        Verifying.Altered(await Verifying.Run("proof", file, "--vkey", vkey), "is not leaf");
    }

    private static string Words(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var document = zip.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(document).Root!.Value;
    }

    private static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }

    // Text and signatures have an empty line between them; a note ends with one, too.
    [GeneratedRegex(@"(?<=\n\n— [^\n]+(?:\n— [^\n]+)*)\n\n")]
    private static partial Regex NotesEnd();

    [GeneratedRegex(
        @"sự kiện số (?<position>\d+), mã băm lá \(SHA-256\): (?<leaf>[0-9a-f]{64})\s*Bằng chứng: (?<link>/ledger/proof/[0-9a-f-]{36}\?position=\d+)"
        + @"\s*Điểm kiểm tra: (?<origin>\S+), (?<size>\d+) lá, gốc (?<root>[A-Za-z0-9+/]{43}=)")]
    private static partial Regex OnPaper();

    private sealed record Named(long Position, string Leaf, string Link, string Origin, long Size, string Root)
    {
        public static Named In(string text)
        {
            var found = OnPaper().Match(text);
            Assert.True(found.Success, text);
            string Of(string name) => found.Groups[name].Value;
            return new Named(
                long.Parse(Of("position"), null), Of("leaf"), Of("link"), Of("origin"), long.Parse(Of("size"), null), Of("root"));
        }
    }
}
