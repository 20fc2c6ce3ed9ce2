using System.Globalization;

namespace Reporting.Ledger;

/// <summary>A log at one size: C2SP tlog-checkpoint.</summary>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    public string Text =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");

    /// <exception cref="FormatException">The note's text is no checkpoint.</exception>
    public static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length > 0 || lines[..^1].Any(line => line.Length == 0))
            throw new FormatException("The checkpoint has fewer than three lines, or an empty one.");
        var root = new byte[MerkleTree.HashLength];
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != lines[1])
        {
            throw new FormatException("The checkpoint's second line is not a size.");
        }
        return Convert.TryFromBase64String(lines[2], root, out var length) && length == MerkleTree.HashLength
            ? new Checkpoint(lines[0], size, root)
            : throw new FormatException("The checkpoint's third line is not a root hash.");
    }

    public bool IsSameTree(Checkpoint other) =>
        Origin == other.Origin && Size == other.Size && Root.AsSpan().SequenceEqual(other.Root);
}
