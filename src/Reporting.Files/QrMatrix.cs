namespace Reporting.Files;

/// <summary>Where the codewords of a QR code go (ISO/IEC 18004, 7.7 to 7.10).</summary>
internal sealed class QrMatrix
{
    private static readonly int[][] Alignments =
    [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
    ];

    private readonly int size;
    private readonly bool[,] dark;
    private readonly bool[,] isFunction;

    private QrMatrix(int version)
    {
        size = 17 + 4 * version;
        (dark, isFunction) = (new bool[size, size], new bool[size, size]);
        for (var i = 0; i < size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }
        Finder(3, 3);
        Finder(3, size - 4);
        Finder(size - 4, 3);
        foreach (var row in Alignments[version - 1])
        {
            foreach (var column in Alignments[version - 1])
            {
                // The three corners have finders.
                if (!(row == 6 && (column == 6 || column == size - 7)) && !(row == size - 7 && column == 6))
                    Square(row, column, 2);
            }
        }
        Format(mask: 0);
        if (version >= 7)
            Version(version);
    }

    /// <summary>Of the eight masks, the one whose pattern is the least likely to confuse a reader.</summary>
    public static bool[,] Draw(int version, byte[] codewords)
    {
        var best = Enumerable.Range(0, 8).Select(mask =>
        {
            var matrix = new QrMatrix(version);
            matrix.Place(codewords, mask);
            matrix.Format(mask);
            return matrix.dark;
        }).MinBy(QrPenalty.Of);
        return best!;
    }

    public static bool IsFlipped(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => (row / 2 + column / 3) % 2 == 0,
        5 => row * column % 2 + row * column % 3 == 0,
        6 => (row * column % 2 + row * column % 3) % 2 == 0,
        _ => ((row + column) % 2 + row * column % 3) % 2 == 0,
    };

    // Two columns at a time from the right, up and down in turn, past the vertical timing pattern.
    private void Place(byte[] codewords, int mask)
    {
        var bit = 0;
        for (var right = size - 1; right > 0; right -= 2)
        {
            if (right == 6)
                right--;
            var isUp = (right + 1 & 2) == 0;
            for (var step = 0; step < size; step++)
            {
                var row = isUp ? size - 1 - step : step;
                foreach (var column in new[] { right, right - 1 })
                {
                    if (isFunction[row, column])
                        continue;
                    var isOne = bit < codewords.Length * 8 && (codewords[bit / 8] >> (7 - bit % 8) & 1) == 1;
                    dark[row, column] = isOne ^ IsFlipped(mask, row, column);
                    bit++;
                }
            }
        }
    }

    private void Finder(int row, int column) => Square(row, column, 4);

    // Rings around a centre: a finder with its separator, or an alignment pattern.
    private void Square(int row, int column, int radius)
    {
        for (var y = -radius; y <= radius; y++)
        {
            for (var x = -radius; x <= radius; x++)
            {
                var ring = Math.Max(Math.Abs(x), Math.Abs(y));
                if (row + y >= 0 && row + y < size && column + x >= 0 && column + x < size)
                    Set(row + y, column + x, radius == 2 ? ring != 1 : ring is not (2 or 4));
            }
        }
    }

    // Section 7.9: level M is 00, so the mask alone is coded; BCH (15,5), then the fixed pattern.
    private void Format(int mask)
    {
        var bits = (mask << 10 | Remainder(mask, 10, 0x537)) ^ 0x5412;
        for (var i = 0; i < 15; i++)
        {
            var isDark = (bits >> i & 1) == 1;
            Set(i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, isDark);
            Set(8, i < 8 ? size - 1 - i : i == 8 ? 7 : 14 - i, isDark);
        }
        Set(size - 8, 8, true);
    }

    // Section 7.10: BCH (18,6).
    private void Version(int version)
    {
        var bits = version << 12 | Remainder(version, 12, 0x1F25);
        for (var i = 0; i < 18; i++)
        {
            Set(size - 11 + i % 3, i / 3, (bits >> i & 1) == 1);
            Set(i / 3, size - 11 + i % 3, (bits >> i & 1) == 1);
        }
    }

    private static int Remainder(int value, int degree, int polynomial)
    {
        var rest = value;
        for (var i = 0; i < degree; i++)
            rest = rest << 1 ^ (rest >> (degree - 1)) * polynomial;
        return rest;
    }

    private void Set(int row, int column, bool isDark)
    {
        dark[row, column] = isDark;
        isFunction[row, column] = true;
    }
}

/// <summary>How hard a pattern is to read (ISO/IEC 18004, 7.8.3).</summary>
internal static class QrPenalty
{
    private static readonly bool[] Look = [true, false, true, true, true, false, true, false, false, false, false];

    public static int Of(bool[,] dark)
    {
        var size = dark.GetLength(0);
        var sum = 0;
        for (var line = 0; line < size; line++)
            sum += Line(i => dark[line, i], size) + Line(i => dark[i, line], size);
        for (var row = 1; row < size; row++)
        {
            for (var column = 1; column < size; column++)
            {
                var one = dark[row, column];
                if (dark[row - 1, column] == one && dark[row, column - 1] == one && dark[row - 1, column - 1] == one)
                    sum += 3;
            }
        }
        var share = dark.Cast<bool>().Count(module => module) * 20 / (size * size);
        return sum + Math.Abs(share - 10) * 10;
    }

    private static int Line(Func<int, bool> dark, int size)
    {
        var (sum, run) = (0, 1);
        for (var i = 1; i <= size; i++)
        {
            if (i < size && dark(i) == dark(i - 1))
            {
                run++;
                continue;
            }
            sum += run >= 5 ? run - 2 : 0;
            run = 1;
        }
        for (var i = 0; i + Look.Length <= size; i++)
        {
            if (Look.Index().All(e => dark(i + e.Index) == e.Item)
                || Look.Index().All(e => dark(i + Look.Length - 1 - e.Index) == e.Item))
                sum += 40;
        }
        return sum;
    }
}
