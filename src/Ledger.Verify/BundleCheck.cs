using System.IO.Compression;
using System.Text.Json;
using Ledger.Verify.Signatures;

namespace Ledger.Verify;

/// <summary>The evidence of one figure in one zip, verified with nothing else at hand: bodies, salts, proofs, checkpoint, and the
/// signatures with all that they are judged by.</summary>
internal static class BundleCheck
{
    private const int LengthMax = 64 * 1024 * 1024;

    public static async Task Run(Arguments arguments, Findings findings, CancellationToken ct)
    {
        var file = arguments.Target;
        await using var stream = File.OpenRead(file);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var manifest = await Read(zip.GetEntry("bundle.json"), ct);
        if (manifest is null)
        {
            findings.CannotTell(file, "it has no bundle.json");
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(manifest);
            var root = document.RootElement;
            var events = await Events(zip, root, arguments.Trust, findings, ct);
            var report = root.GetProperty("report").GetGuid();
            FigureReplay.Run(root, [.. events.Where(one => one.Stream == report)], findings);
            SignaturesCheck.Run(report, events, await Files(zip, ct), arguments.Roots, findings);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or JsonException or FormatException)
        {
            findings.Altered(file, "it can't be read: " + e.Message);
        }
    }

    private static async Task<List<BundleEvent>> Events(
        ZipArchive zip, JsonElement root, Trust trust, Findings findings, CancellationToken ct)
    {
        var events = new List<BundleEvent>();
        foreach (var name in root.GetProperty("events").EnumerateArray().Select(item => item.GetString()!))
        {
            var happened = await Read(zip.GetEntry($"events/{name}.json"), ct);
            var proof = await Read(zip.GetEntry($"proofs/{name}.tlog-proof"), ct);
            if (happened is null || proof is null)
            {
                findings.CannotTell($"event {name}", "it or its proof is not in the bundle");
                continue;
            }
            ProofCheck.Run($"event {name}", proof, happened, trust, findings);
            using var json = JsonDocument.Parse(happened);
            var body = json.RootElement.Clone();
            events.Add(new BundleEvent(
                body.GetProperty("position").GetInt64(), body.GetProperty("stream").GetGuid(), body.GetProperty("version").GetInt64(),
                body.GetProperty("type").GetString()!, body.GetProperty("at").GetDateTimeOffset(), body.GetProperty("data")));
        }
        return [.. events.OrderBy(one => one.Position)];
    }

    private static async Task<BundleFiles> Files(ZipArchive zip, CancellationToken ct)
    {
        var files = new BundleFiles();
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("signatures/", StringComparison.Ordinal)))
        {
            if (await Read(entry, ct) is { } bytes)
                files.Add(bytes);
        }
        return files;
    }

    private static async Task<byte[]?> Read(ZipArchiveEntry? entry, CancellationToken ct)
    {
        if (entry is not { Length: <= LengthMax })
            return null;
        await using var stream = await entry.OpenAsync(ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
