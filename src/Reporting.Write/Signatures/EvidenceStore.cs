using System.Collections.Concurrent;
using System.Text.Json;
using Reporting.EventStore;
using Reporting.Signatures;

namespace Reporting.Write.Signatures;

/// <summary>What judgements rest on, among the blobs: a manifest by its SHA-256, and what that names.</summary>
public sealed class EvidenceStore(BlobStore blobs)
{
    // The certificates of authorities, the policy and the lists lie under thousands of signatures.
    private const int RememberedMax = 10_000;
    private readonly ConcurrentDictionary<string, bool> there = new(StringComparer.Ordinal);

    /// <summary>Keeps all of it, durable when it returns: the manifest's SHA-256, hex.</summary>
    public async Task<string> Keep(SignatureEvidence evidence, CancellationToken ct)
    {
        var manifest = Put(evidence.Manifest(), ct);
        await Task.WhenAll(evidence.Blobs().Where(blob => !there.ContainsKey(blob.Key)).Select(async blob =>
        {
            await Put(blob.Value, ct);
            if (there.Count < RememberedMax)
                there[blob.Key] = true;
        }));
        return await manifest;
    }

    public async Task<SignatureEvidence> Open(string manifest, CancellationToken ct)
    {
        var bytes = await Bytes(manifest, ct);
        var named = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var hash in Hashes(bytes))
            named[hash] = await Bytes(hash, ct);
        return SignatureEvidence.Read(bytes, hash => named[hash]);
    }

    public Task<byte[]> Bytes(string sha256, CancellationToken ct) => blobs.Bytes(sha256, ct);

    // Of a manifest that was never let in half, so whatever looks like a hash there is one.
    private static IEnumerable<string> Hashes(byte[] manifest)
    {
        using var json = JsonDocument.Parse(manifest);
        var root = json.RootElement;
        string[] hashes =
        [
            .. ((string[])["payload", "cms", "policy", "timestamp"]).Select(name => Text(root, name)),
            .. root.GetProperty("chain").EnumerateArray().Select(e => e.GetString()!),
            .. root.GetProperty("lists").EnumerateArray().Select(e => e.GetString()!),
            .. root.TryGetProperty("answers", out var answers) ? answers.EnumerateArray().Select(e => e.GetString()!) : [],
        ];
        return hashes.Where(hash => hash.Length > 0).Distinct();

        static string Text(JsonElement of, string name) =>
            of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }

    private async Task<string> Put(ReadOnlyMemory<byte> bytes, CancellationToken ct) =>
        (await blobs.Put(new MemoryStream(bytes.ToArray(), writable: false), ct)).Sha256;
}

internal static class BlobBytes
{
    /// <exception cref="InvalidDataException">There are none under this hash, or other ones.</exception>
    public static async Task<byte[]> Bytes(this BlobStore blobs, string sha256, CancellationToken ct)
    {
        await using var kept = await blobs.Open(sha256, ct)
            ?? throw new InvalidDataException($"What is kept under {sha256} is not there.");
        var bytes = new MemoryStream();
        await kept.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
