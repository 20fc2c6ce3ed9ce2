using System.Security.Cryptography;
using System.Text.Json;

namespace Ledger.Verify.Signatures;

/// <summary>An event of a bundle. Its proof was looked at on its own.</summary>
internal sealed record BundleEvent(long Position, Guid Stream, long Version, string Type, DateTimeOffset At, JsonElement Body)
{
    public string? Text(string name) =>
        Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public DateTimeOffset? Time(string name) =>
        Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset() : null;
}

/// <summary>The files of a bundle by the SHA-256 of their bytes: what a name says does not count.</summary>
internal sealed class BundleFiles
{
    private readonly Dictionary<string, byte[]> files = [];

    public void Add(byte[] bytes) => files[Convert.ToHexStringLower(SHA256.HashData(bytes))] = bytes;

    public byte[]? Find(string hash) => files.GetValueOrDefault(hash);

    /// <exception cref="FormatException">There is no file with that hash.</exception>
    public byte[] Open(string hash, string what) =>
        Find(hash) ?? throw new FormatException($"the {what} with SHA-256 {hash} is not in the bundle: it was replaced or taken out");
}
