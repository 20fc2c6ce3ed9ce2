using System.Text.Json;
using Reporting.TestKit;

namespace Reporting.Ledger.Tests;

/// <summary>The vectors that both implementations are held to, and a log made of leaves by number.</summary>
internal static class Vector
{
    public static readonly JsonElement Rfc6962 = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "rfc6962-vectors.json"))).RootElement;

    /// <summary>A file of the shared folder's vectors; the test is skipped where it is not there.</summary>
    public static string Shared(string name)
    {
        var path = SharedFolder.Find("vectors/" + name);
        Assert.SkipUnless(path is not null, SharedFolder.SkipReason);
        return path!;
    }

    public static byte[] Hex(this JsonElement value) => Convert.FromHexString(value.GetString()!);

    public static byte[][] Hexes(this JsonElement values) => [.. values.EnumerateArray().Select(Hex)];

    /// <summary>The leaf of the large vectors: "leaf-" and its number.</summary>
    public static byte[] LargeEntry(long index) => System.Text.Encoding.ASCII.GetBytes(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"leaf-{index}"));
}
