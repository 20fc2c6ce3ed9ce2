using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Reporting.EventStore;
using Reporting.Host.Ledger;
using Reporting.Write.Signatures;

namespace Reporting.Ledger.Tests;

/// <summary>The evidence of a figure verifies alone, and nothing of it can be changed.</summary>
public sealed class BundleTests
{
    private static readonly Guid Report = new("00000000-0000-0000-0000-000000000007");

    [Fact]
    public async Task A_figure_is_recomputed_from_its_bundle_with_everybody_who_touched_it()
    {
        await using var store = await Accepted();
        var found = await Verify(store, await Bundle(store));
        Verifying.Proven(found);
        Assert.Contains(found.Facts, fact => fact is { Name: "figure", Value: "total = 6" });
        Assert.Equal(["ana: 5", "binh: 6", "chi: 6"], found.Facts.Where(fact => char.IsAsciiDigit(fact.Name[0])).Select(fact => fact.Value));
    }

    [Theory]
    [InlineData("events/", "\"6\"", "\"7\"", "is not leaf")]
    [InlineData("events/", "\"binh\"", "\"dung\"", "is not leaf")]
    [InlineData("bundle.json", "\"6\"", "\"7\"", "the bundle says 7, its events say 6")]
    [InlineData("proofs/", "example.org/ledger", "example.com/ledger", "no trusted key")]
    public async Task A_change_in_a_bundle_is_found(string file, string old, string with, string what)
    {
        await using var store = await Accepted();
        Verifying.Altered(await Verify(store, Changed(await Bundle(store), file, old, with)), what);
    }

    [Fact]
    public async Task A_figure_that_is_not_published_yet_has_no_bundle()
    {
        await using var store = await LedgerStore.Open();
        await Append(store);
        Assert.Null(await Bundles(store).Make(Report, "total", LedgerStore.Ct));
    }

    private static async Task<LedgerStore> Accepted()
    {
        var store = await LedgerStore.Open();
        await store.Append(10);
        await Append(store);
        await store.Publish();
        return store;
    }

    private static async Task Append(LedgerStore store)
    {
        EventToAppend Event(string type, JsonNode body) => new(type, "Sample, Sample", Encoding.UTF8.GetBytes(body.ToJsonString()));
        static JsonObject Cell(string value, string? by = null) => by is null
            ? new() { ["indicator"] = "total", ["value"] = value } : new() { ["indicator"] = "total", ["value"] = value, ["enteredBy"] = by };
        await store.Events.Append(
            new AppendRequest(Report, "report", 0, default,
            [
                Event("figures_entered", new JsonObject { ["version"] = 1, ["cells"] = new JsonArray(Cell("5")), ["by"] = "ana" }),
                Event("figures_entered", new JsonObject { ["version"] = 1, ["cells"] = new JsonArray(Cell("6")), ["by"] = "binh" }),
                Event("report_accepted", new JsonObject
                {
                    ["version"] = 1, ["unit"] = Guid.Empty.ToString(), ["regime"] = "r", ["template"] = "t", ["templateVersion"] = 1,
                    ["period"] = "2026-07", ["figures"] = new JsonArray(Cell("6", "binh")), ["signedBy"] = "dao", ["by"] = "chi",
                }),
            ], new EventMetadata()), LedgerStore.Ct);
    }

    private static EvidenceBundle Bundles(LedgerStore store) => new(
        store.Db, new ServedLog(store.Db, store.Shards), new EvidenceFiles(new EvidenceStore(new BlobStore(store.Db))));

    private static async Task<byte[]> Bundle(LedgerStore store) =>
        (await Bundles(store).Make(Report, "total", LedgerStore.Ct))!;

    private static async Task<global::Ledger.Verify.Findings> Verify(LedgerStore store, byte[] bundle)
    {
        var file = Path.Combine(store.Folder, "bundle.zip");
        await File.WriteAllBytesAsync(file, bundle, LedgerStore.Ct);
        return await Verifying.Run("bundle", file, "--vkey", await store.VerifierKey());
    }

    /// <summary>The last file of that folder that has the text, with another in its place.</summary>
    private static byte[] Changed(byte[] bundle, string folder, string old, string with)
    {
        using var bytes = new MemoryStream();
        bytes.Write(bundle);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)).Reverse())
            {
                using var stream = entry.Open();
                var text = new StreamReader(stream).ReadToEnd();
                if (!text.Contains(old, StringComparison.Ordinal))
                    continue;
                stream.SetLength(0);
                stream.Write(Encoding.UTF8.GetBytes(text.Replace(old, with, StringComparison.Ordinal)));
                break;
            }
        }
        return bytes.ToArray();
    }
}
