using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace Ledger.Verify;

/// <summary>The files of a published log: a folder, or an address that serves them.</summary>
internal sealed class LogFiles : IDisposable
{
    public const int TileHeight = 8;
    public const int TileWidth = 1 << TileHeight;

    private readonly string? folder;
    private readonly HttpClient? http;

    public LogFiles(string place)
    {
        Place = place;
        if (Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            http = new HttpClient { BaseAddress = new Uri(place.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(30) };
        else
            folder = place;
    }

    public string Place { get; }

    /// <summary>A file's bytes; null when it is not there.</summary>
    public async Task<byte[]?> Read(string name, CancellationToken ct)
    {
        if (folder is not null)
        {
            var path = Path.Combine(folder, name);
            return File.Exists(path) ? await File.ReadAllBytesAsync(path, ct) : null;
        }
        using var response = await http!.GetAsync(new Uri(name, UriKind.Relative), ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(ct);
    }

    /// <summary>The hashes or entries' file of a tile: the partial one, or the full one that took its place.</summary>
    public async Task<(string Name, byte[]? Bytes)> Tile(string level, long index, int width, CancellationToken ct)
    {
        var full = $"tile/{level}/{IndexPath(index)}";
        if (width == TileWidth)
            return (full, await Read(full, ct));
        var partial = string.Create(CultureInfo.InvariantCulture, $"{full}.p/{width}");
        return (partial, await Read(partial, ct) ?? await Read(full, ct));
    }

    /// <summary>The level-0 hashes of a tile; null when they are not there or too few.</summary>
    public async Task<byte[][]?> Leaves(long index, int width, CancellationToken ct) =>
        await Tile("0", index, width, ct) is (_, { } bytes) && bytes.Length >= width * Tree.HashLength
            ? [.. bytes.Chunk(Tree.HashLength).Take(width)] : null;

    /// <summary>The entries of a bundle; null when the file ends too early.</summary>
    public static List<byte[]>? Entries(byte[] bytes, int count)
    {
        var entries = new List<byte[]>(count);
        var at = 0;
        while (entries.Count < count)
        {
            if (at + 2 > bytes.Length)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
            if (at + 2 + length > bytes.Length)
                return null;
            entries.Add(bytes[(at + 2)..(at + 2 + length)]);
            at += 2 + length;
        }
        return entries;
    }

    public void Dispose() => http?.Dispose();

    private static string IndexPath(long index)
    {
        var digits = index.ToString(CultureInfo.InvariantCulture);
        digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
        var groups = Enumerable.Range(0, digits.Length / 3).Select(i => digits.Substring(i * 3, 3)).ToArray();
        return string.Join('/', groups.Select((group, i) => i < groups.Length - 1 ? "x" + group : group));
    }
}
