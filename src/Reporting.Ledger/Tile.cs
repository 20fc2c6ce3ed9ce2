using System.Globalization;

namespace Reporting.Ledger;

/// <summary>One file of a log as C2SP tlog-tiles lays it out: 256 hashes of one level, or 256 entries; fewer at the right
/// edge.</summary>
/// <param name="Level">0 for the leaves' hashes, <see cref="Entries"/> for the entries themselves.</param>
/// <param name="Index">Its place in the level.</param>
/// <param name="Width">How many hashes or entries it holds.</param>
public readonly record struct Tile(int Level, long Index, int Width = Tile.FullWidth)
{
    public const int FullWidth = 256;
    public const int Entries = -1;

    private const int LevelMax = 63;
    private const int FullHeight = 8;

    public bool IsFull => Width == FullWidth;

    /// <summary>Where it lies, from the log's prefix on.</summary>
    public string Path => IsFull ? FullPath : string.Create(CultureInfo.InvariantCulture, $"{FullPath}.p/{Width}");

    /// <summary>Where it lies once it is full.</summary>
    public string FullPath
    {
        get
        {
            var level = Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture);
            return $"tile/{level}/{PathOf(Index)}";
        }
    }

    /// <summary>The tile that holds a hash of a level, as wide as it is in a tree of this size.</summary>
    public static Tile Of(int level, long hashIndex, long size)
    {
        var index = hashIndex / FullWidth;
        var hashCount = size >> (FullHeight * Math.Max(level, 0));
        return new Tile(level, index, (int)Math.Min(FullWidth, hashCount - index * FullWidth));
    }

    /// <summary>The tile that a path names; null when it names none.</summary>
    public static Tile? Parse(string path)
    {
        var parts = path.Split('/');
        if (parts.Length < 3 || parts[0] != "tile" || LevelOf(parts[1]) is not { } level)
            return null;
        var width = FullWidth;
        var last = parts.Length - 1;
        if (parts[last - 1].EndsWith(".p", StringComparison.Ordinal))
        {
            if (Number(parts[last], FullWidth - 1) is not { } given || given == 0)
                return null;
            width = (int)given;
            last--;
            parts[last] = parts[last][..^2];
        }
        long index = 0;
        for (var i = 2; i <= last; i++)
        {
            var digits = i < last ? parts[i].StartsWith('x') ? parts[i][1..] : "" : parts[i];
            if (digits.Length != 3 || !digits.All(char.IsAsciiDigit) || index > long.MaxValue / 1_000_000)
                return null;
            index = index * 1000 + int.Parse(digits, CultureInfo.InvariantCulture);
        }
        var tile = new Tile(level, index, width);
        return tile.Path == path ? tile : null;
    }

    private static int? LevelOf(string text) => text == "entries" ? Entries : (int?)Number(text, LevelMax);

    private static long? Number(string text, long max) =>
        text.Length is > 0 and <= 3 && text.All(char.IsAsciiDigit) && (text == "0" || text[0] != '0')
        && long.Parse(text, CultureInfo.InvariantCulture) is var number && number <= max ? number : null;

    private static string PathOf(long index)
    {
        var path = (index % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (index /= 1000; index > 0; index /= 1000)
            path = string.Create(CultureInfo.InvariantCulture, $"x{index % 1000:000}/{path}");
        return path;
    }
}
