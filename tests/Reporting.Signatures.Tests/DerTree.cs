namespace Reporting.Signatures.Tests;

/// <summary>A DER value as a tree that can be changed and written again, also as BER that is not DER.</summary>
internal sealed class DerTree
{
    public required byte Tag { get; set; }

    public List<DerTree>? Children { get; set; }

    public byte[] Value { get; set; } = [];

    /// <summary>The length in one byte more than needed.</summary>
    public bool IsLong { get; set; }

    /// <summary>Of a constructed value: without a length, and an end mark.</summary>
    public bool IsEndless { get; set; }

    /// <summary>Of a string: in two pieces.</summary>
    public bool IsPieces { get; set; }

    public static DerTree Parse(ReadOnlySpan<byte> der)
    {
        var all = ParseAll(der);
        return all.Count == 1 ? all[0] : throw new FormatException("Not one value.");
    }

    public IEnumerable<DerTree> All() => Children is null ? [this] : Children.SelectMany(child => child.All()).Prepend(this);

    public DerTree Copy() => new()
    {
        Tag = Tag, Value = Value.ToArray(), Children = Children?.Select(child => child.Copy()).ToList(),
    };

    public byte[] Write()
    {
        var content = Children is null ? Value : Children.SelectMany(child => child.Write()).ToArray();
        if (IsPieces && Children is null)
        {
            var half = content.Length / 2;
            byte[] pieces = [Tag, .. Length(half), .. content[..half], Tag, .. Length(content.Length - half), .. content[half..]];
            return [(byte)(Tag | 0x20), .. Length(pieces.Length), .. pieces];
        }

        if (IsEndless && Children is not null) return [Tag, 0x80, .. content, 0, 0];
        return [Tag, .. IsLong ? LongLength(content.Length) : Length(content.Length), .. content];
    }

    private static List<DerTree> ParseAll(ReadOnlySpan<byte> der)
    {
        var all = new List<DerTree>();
        while (!der.IsEmpty)
        {
            var (head, length) = (2, (int)der[1]);
            if (length >= 0x80)
            {
                var count = length & 0x7F;
                (head, length) = (2 + count, 0);
                for (var i = 0; i < count; i++) length = (length << 8) | der[2 + i];
            }

            var content = der.Slice(head, length);
            all.Add((der[0] & 0x20) != 0
                ? new DerTree { Tag = der[0], Children = ParseAll(content) }
                : new DerTree { Tag = der[0], Value = content.ToArray() });
            der = der[(head + length)..];
        }

        return all;
    }

    private static byte[] Length(int length) => length switch
    {
        < 0x80 => [(byte)(length & 0xFF)],
        < 0x100 => [0x81, (byte)(length & 0xFF)],
        < 0x10000 => [0x82, (byte)((length >> 8) & 0xFF), (byte)(length & 0xFF)],
        _ => [0x83, (byte)((length >> 16) & 0xFF), (byte)((length >> 8) & 0xFF), (byte)(length & 0xFF)],
    };

    private static byte[] LongLength(int length) => length switch
    {
        < 0x80 => [0x81, (byte)(length & 0xFF)],
        < 0x100 => [0x82, 0, (byte)(length & 0xFF)],
        < 0x10000 => [0x83, 0, (byte)((length >> 8) & 0xFF), (byte)(length & 0xFF)],
        _ => [0x84, 0, (byte)((length >> 16) & 0xFF), (byte)((length >> 8) & 0xFF), (byte)(length & 0xFF)],
    };
}
