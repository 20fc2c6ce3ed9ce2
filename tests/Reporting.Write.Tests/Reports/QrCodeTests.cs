using System.Text;
using Reporting.Files;

namespace Reporting.Write.Tests.Reports;

/// <summary>The codes are read back as ISO/IEC 18004 says: format, mask, path of the modules, blocks, bytes; and the
/// correction of each block has no remainder.</summary>
public sealed class QrCodeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(116)]
    [InlineData(150)]
    [InlineData(QrCode.LengthMax)]
    public void A_text_of_any_length_is_read_back(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('A' + i * 7 % 26)));
        Assert.Equal(text, Read(QrCode.Make(text)));
    }

    [Fact]
    public void Vietnamese_is_read_back() => Assert.Equal("Xã Phúc Thọ", Read(QrCode.Make("Xã Phúc Thọ")));

    [Fact]
    public void A_text_that_is_too_long_is_refused() =>
        Assert.Throws<ArgumentException>(() => QrCode.Make(new string('x', QrCode.LengthMax + 1)));

    // Level M, by version: codewords of error correction in a block, data codewords of each block.
    private static readonly (int Correction, int[] Blocks)[] Table =
    [
        (10, [16]), (16, [28]), (26, [44]), (18, [32, 32]), (24, [43, 43]), (16, [27, 27, 27, 27]), (18, [31, 31, 31, 31]),
        (22, [38, 38, 39, 39]), (22, [36, 36, 36, 37, 37]), (26, [43, 43, 43, 43, 44]),
    ];

    private static readonly int[][] Centres =
    [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
    ];

    private static string Read(bool[,] dark)
    {
        var size = dark.GetLength(0);
        var version = (size - 17) / 4;
        // The second copy of the format: the lower bits right of the upper finder's line, the rest under it.
        var format = Enumerable.Range(0, 15).Sum(i => Bit(i < 8 ? dark[8, size - 1 - i] : dark[size - 15 + i, 8]) << i) ^ 0x5412;
        Assert.Equal(0b00, format >> 13);
        var codewords = Codewords(dark, size, version, format >> 10 & 7);
        var (correction, lengths) = Table[version - 1];
        var blocks = lengths.Select(length => new List<byte>()).ToArray();
        var next = 0;
        for (var i = 0; i < lengths.Max(); i++)
        {
            foreach (var (block, length) in blocks.Zip(lengths).Where(b => i < b.Second))
                block.Add(codewords[next++]);
        }
        var data = blocks.SelectMany(block => block).ToArray();
        for (var i = 0; i < correction; i++)
        {
            foreach (var block in blocks)
                block.Add(codewords[next++]);
        }
        Assert.All(blocks, block => Assert.All(Enumerable.Range(0, correction), i => Assert.Equal(0, At(block, i))));
        var bits = string.Concat(data.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        var count = version < 10 ? 8 : 16;
        Assert.Equal("0100", bits[..4]);
        var bytes = new byte[Convert.ToInt32(bits.Substring(4, count), 2)];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = Convert.ToByte(bits.Substring(4 + count + i * 8, 8), 2);
        return Encoding.UTF8.GetString(bytes);
    }

    private static byte[] Codewords(bool[,] dark, int size, int version, int mask)
    {
        var bits = new List<bool>();
        var upwards = true;
        for (var right = size - 1; right > 0; right -= 2, upwards = !upwards)
        {
            if (right == 6)
                right = 5;
            for (var step = 0; step < size; step++)
            {
                var row = upwards ? size - 1 - step : step;
                foreach (var column in new[] { right, right - 1 })
                {
                    if (!IsFunction(row, column, size, version))
                        bits.Add(dark[row, column] ^ Flips(mask, row, column));
                }
            }
        }
        return [.. Enumerable.Range(0, bits.Count / 8).Select(i => (byte)Enumerable.Range(0, 8).Sum(b => Bit(bits[i * 8 + b]) << 7 - b))];
    }

    private static bool IsFunction(int row, int column, int size, int version) =>
        row == 6 || column == 6 || (row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9)
        || (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11)))
        || Centres[version - 1].Any(y => Centres[version - 1].Any(x =>
            Math.Abs(row - y) <= 2 && Math.Abs(column - x) <= 2
            && !((y == 6 && x == 6) || (y == 6 && x == size - 7) || (y == size - 7 && x == 6))));

    private static bool Flips(int mask, int i, int j) => mask switch
    {
        0 => (i + j) % 2 == 0, 1 => i % 2 == 0, 2 => j % 3 == 0, 3 => (i + j) % 3 == 0, 4 => (i / 2 + j / 3) % 2 == 0,
        5 => i * j % 2 + i * j % 3 == 0, 6 => (i * j % 2 + i * j % 3) % 2 == 0, _ => ((i + j) % 2 + i * j % 3) % 2 == 0,
    };

    // The block as a polynomial at a^power, by Horner's rule.
    private static int At(List<byte> block, int power)
    {
        var x = 1;
        for (var i = 0; i < power; i++)
            x = Multiply(x, 2);
        return block.Aggregate(0, (sum, coefficient) => Multiply(sum, x) ^ coefficient);
    }

    private static int Multiply(int a, int b)
    {
        var product = 0;
        for (; b > 0; b >>= 1, a = a < 128 ? a << 1 : a << 1 ^ 0x11D)
            product ^= (b & 1) * a;
        return product;
    }

    private static int Bit(bool value) => value ? 1 : 0;
}
