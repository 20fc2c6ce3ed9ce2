using System.Globalization;
using System.Text;

namespace Reporting.Write.Http;

/// <summary>Unicode normalisation form C (UAX #15). The runtime's own <c>string.Normalize</c> needs ICU, which a bare
/// machine lacks, and without it returns the text unchanged, silently. The data file is made from the Unicode Character
/// Database; what it says about assigned characters never changes (Unicode's stability policy).</summary>
public static class Nfc
{
    // Hangul syllables compose by arithmetic: The Unicode Standard, section 3.12.
    private const int SBase = 0xAC00, LBase = 0x1100, VBase = 0x1161, TBase = 0x11A7;
    private const int LCount = 19, VCount = 21, TCount = 28, SCount = LCount * VCount * TCount;

    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];
    private static readonly Dictionary<int, int> Classes = [];

    /// <summary>Characters that normalisation may change, alone or after another; text without them is normalised
    /// already.</summary>
    private static readonly HashSet<int> Unstable = [];

    static Nfc()
    {
        using var file = typeof(Nfc).Assembly.GetManifestResourceStream("Reporting.Write.Http.Nfc.txt")!;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                foreach (var entry in line.Split(' '))
                    Take(entry);
        Unstable.UnionWith(Classes.Keys);
        Unstable.UnionWith(Compositions.Keys.Select(pair => pair.Second));
        Unstable.UnionWith(Enumerable.Range(VBase, VCount).Concat(Enumerable.Range(TBase, TCount)));
    }

    public static string Normalize(string text)
    {
        var stable = true;
        foreach (var c in text)
            stable &= c < 0x300 || (!char.IsSurrogate(c) && !Unstable.Contains(c));
        return stable ? text : Compose(Decompose(text));
    }

    private static void Take(string entry)
    {
        var at = entry.IndexOfAny(['=', '>', ':']);
        if (entry[at] == ':')
        {
            var ends = entry[..at].Split('-');
            for (var c = Hex(ends[0]); c <= Hex(ends[1]); c++)
                Classes[c] = int.Parse(entry.AsSpan(at + 1), CultureInfo.InvariantCulture);
            return;
        }
        var composed = Hex(entry[..at]);
        var parts = entry[(at + 1)..].Split('+').Select(Hex).ToArray();
        Decompositions[composed] = parts;
        if (entry[at] == '=')
            Compositions[(parts[0], parts[1])] = composed;
        else
            Unstable.Add(composed);
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static int ClassOf(int c) => Classes.GetValueOrDefault(c);

    private static List<int> Decompose(string text)
    {
        var all = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
            Add(rune.Value, all);
        // Canonical ordering: the marks after a starter by class, those of one class as they came.
        for (var from = 0; from < all.Count; from++)
        {
            var to = from;
            while (to < all.Count && ClassOf(all[to]) != 0)
                to++;
            if (to - from > 1)
                Copy([.. all[from..to].OrderBy(ClassOf)], all, from);
            from = to;
        }
        return all;
    }

    private static void Copy(int[] sorted, List<int> all, int from)
    {
        for (var i = 0; i < sorted.Length; i++)
            all[from + i] = sorted[i];
    }

    private static void Add(int c, List<int> all)
    {
        if (c is >= SBase and < SBase + SCount)
        {
            all.Add(LBase + (c - SBase) / (VCount * TCount));
            all.Add(VBase + (c - SBase) % (VCount * TCount) / TCount);
            if ((c - SBase) % TCount is var trailing and not 0)
                all.Add(TBase + trailing);
        }
        else if (Decompositions.TryGetValue(c, out var parts))
            foreach (var part in parts)
                Add(part, all);
        else
            all.Add(c);
    }

    private static string Compose(List<int> all)
    {
        var starter = -1;
        var kept = 0;
        for (var i = 0; i < all.Count; i++)
        {
            var c = all[i];
            // A mark is blocked from its starter by one of the same or a higher class between them (UAX #15, D115).
            var blocked = kept - 1 > starter && ClassOf(all[kept - 1]) >= ClassOf(c);
            if (starter >= 0 && !blocked && Pair(all[starter], c) is { } composed)
            {
                all[starter] = composed;
                continue;
            }
            if (ClassOf(c) == 0)
                starter = kept;
            all[kept++] = c;
        }
        var text = new StringBuilder(kept);
        for (var i = 0; i < kept; i++)
            text.Append(new Rune(all[i]).ToString());
        return text.ToString();
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= LBase and < LBase + LCount && second is >= VBase and < VBase + VCount)
            return SBase + ((first - LBase) * VCount + second - VBase) * TCount;
        if (first is >= SBase and < SBase + SCount && (first - SBase) % TCount == 0
            && second is > TBase and < TBase + TCount)
            return first + second - TBase;
        return Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }
}
