using System.IO.Compression;
using System.Text.Json;

namespace Ledger.Verify;

/// <summary>The evidence of one figure in one zip, verified with nothing else at hand: bodies, salts, proofs, checkpoint.</summary>
internal static class BundleCheck
{
    private const int LengthMax = 64 * 1024 * 1024;

    public static async Task Run(string file, Trust trust, Findings findings, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var manifest = await Read(zip, "bundle.json", ct);
        if (manifest is null)
        {
            findings.CannotTell(file, "it has no bundle.json");
            return;
        }
        using var document = JsonDocument.Parse(manifest);
        var root = document.RootElement;
        var bodies = new List<(long Position, string Type, JsonElement Body)>();
        var opened = new List<JsonDocument>();
        try
        {
            foreach (var name in root.GetProperty("events").EnumerateArray().Select(item => item.GetString()!))
            {
                var happened = await Read(zip, $"events/{name}.json", ct);
                var proof = await Read(zip, $"proofs/{name}.tlog-proof", ct);
                if (happened is null || proof is null)
                {
                    findings.CannotTell($"event {name}", "it or its proof is not in the bundle");
                    continue;
                }
                ProofCheck.Run($"event {name}", proof, happened, trust, findings);
                var body = JsonDocument.Parse(happened);
                opened.Add(body);
                bodies.Add((body.RootElement.GetProperty("position").GetInt64(),
                    body.RootElement.GetProperty("type").GetString()!, body.RootElement.GetProperty("data")));
            }
            FigureReplay.Run(root, bodies, findings);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or JsonException or FormatException)
        {
            findings.Altered(file, "it can't be read: " + e.Message);
        }
        finally
        {
            foreach (var one in opened)
                one.Dispose();
        }
    }

    private static async Task<byte[]?> Read(ZipArchive zip, string name, CancellationToken ct)
    {
        if (zip.GetEntry(name) is not { Length: <= LengthMax } entry)
            return null;
        await using var stream = await entry.OpenAsync(ct);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
