using System.Text;

namespace Reporting.Files;

/// <summary>A QR code (ISO/IEC 18004) over the UTF-8 of a text: byte mode, error correction level M, versions 1 to
/// 10.</summary>
public static class QrCode
{
    /// <summary>The longest text that version 10 takes, in bytes.</summary>
    public const int LengthMax = 213;

    // Table 9, level M: codewords of error correction in a block, and how many blocks have how many of data.
    private static readonly (int Correction, int[] Blocks)[] Versions =
    [
        (10, [16]), (16, [28]), (26, [44]), (18, [32, 32]), (24, [43, 43]), (16, [27, 27, 27, 27]), (18, [31, 31, 31, 31]),
        (22, [38, 38, 39, 39]), (22, [36, 36, 36, 37, 37]), (26, [43, 43, 43, 43, 44]),
    ];

    /// <summary>The modules, row by row, without the quiet zone of four around them; true is dark.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="LengthMax"/> bytes.</exception>
    public static bool[,] Make(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > LengthMax)
            throw new ArgumentException($"{bytes.Length} bytes are more than {LengthMax}.", nameof(text));
        var version = Versions.Index().First(v =>
            v.Item.Blocks.Sum() * 8 >= 4 + CountBits(v.Index + 1) + bytes.Length * 8).Index + 1;
        var (correction, blocks) = Versions[version - 1];
        var codewords = Interleave(Data(bytes, version, blocks.Sum()), blocks, correction);
        return QrMatrix.Draw(version, codewords);
    }

    private static int CountBits(int version) => version < 10 ? 8 : 16;

    // Section 7.4: the mode, the count, the bytes, the end, and the two pad codewords in turn.
    private static byte[] Data(byte[] bytes, int version, int capacity)
    {
        var bits = new List<bool>();
        Append(0b0100, 4);
        Append(bytes.Length, CountBits(version));
        foreach (var b in bytes)
            Append(b, 8);
        Append(0, Math.Min(4, capacity * 8 - bits.Count));
        while (bits.Count % 8 != 0)
            bits.Add(false);
        var data = new byte[capacity];
        for (var i = 0; i < capacity; i++)
        {
            if (i * 8 < bits.Count)
                data[i] = (byte)Enumerable.Range(0, 8).Sum(bit => bits[i * 8 + bit] ? 1 << (7 - bit) : 0);
            else
                data[i] = (byte)((i - bits.Count / 8) % 2 == 0 ? 0xEC : 0x11);
        }
        return data;

        void Append(int value, int count)
        {
            for (var bit = count - 1; bit >= 0; bit--)
                bits.Add((value >> bit & 1) == 1);
        }
    }

    // Section 7.6: the first codeword of each block, the second of each, and so on; then the corrections likewise.
    private static byte[] Interleave(byte[] data, int[] lengths, int correction)
    {
        var blocks = new List<byte[]>();
        var start = 0;
        foreach (var length in lengths)
        {
            blocks.Add(data[start..(start + length)]);
            start += length;
        }
        var corrections = blocks.ConvertAll(block => ReedSolomon.Correction(block, correction));
        return [.. ByColumn(blocks, lengths.Max()), .. ByColumn(corrections, correction)];
    }

    private static IEnumerable<byte> ByColumn(List<byte[]> blocks, int length) =>
        Enumerable.Range(0, length).SelectMany(i => blocks.Where(block => i < block.Length).Select(block => block[i]));
}

/// <summary>The field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1, and remainders in it (ISO/IEC 18004, 7.5).</summary>
internal static class ReedSolomon
{
    private static readonly byte[] Powers = MakePowers();
    private static readonly int[] Logs = MakeLogs();

    public static byte[] Correction(byte[] block, int count)
    {
        var generator = Generator(count);
        var remainder = new byte[count];
        foreach (var b in block)
        {
            var factor = (byte)(b ^ remainder[0]);
            Array.Copy(remainder, 1, remainder, 0, count - 1);
            remainder[^1] = 0;
            for (var i = 0; i < count; i++)
                remainder[i] ^= Multiply(generator[i], factor);
        }
        return remainder;
    }

    // (x - 1)(x - a)(x - a^2)..., without its leading 1.
    private static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                result[j] = Multiply(result[j], Powers[i]);
                if (j + 1 < degree)
                    result[j] ^= result[j + 1];
            }
        }
        return result;
    }

    private static byte Multiply(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Powers[(Logs[a] + Logs[b]) % 255];

    private static byte[] MakePowers()
    {
        var powers = new byte[255];
        for (int i = 0, value = 1; i < 255; i++)
        {
            powers[i] = (byte)value;
            value <<= 1;
            if (value > 255)
                value ^= 0x11D;
        }
        return powers;
    }

    private static int[] MakeLogs()
    {
        var logs = new int[256];
        for (var i = 0; i < 255; i++)
            logs[Powers[i]] = i;
        return logs;
    }
}
