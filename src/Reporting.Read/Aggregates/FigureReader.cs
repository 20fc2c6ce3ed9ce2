using System.Buffers.Text;
using System.Text;
using Reporting.Read.Figures;

namespace Reporting.Read.Aggregates;

/// <summary>Reads <see cref="FiguresAsText"/>. Reports of a template mostly have the same indicators in the same order: where
/// the figures of each part lie is looked up once.</summary>
internal sealed class FigureReader(IReadOnlyList<IndicatorPart> parts)
{
    private readonly Dictionary<string, Places> known = [];
    private byte[] last = [];
    private Places places = new([], [], []);
    private decimal[] values = [];

    /// <summary>By part, where its figure and what it weighs are, -1 where there is none; and which places are
    /// needed.</summary>
    private readonly record struct Places(int[] Values, int[] Weights, bool[] IsNeeded);

    /// <summary>Goes to the figures of a report.</summary>
    public void Read(ReadOnlySpan<byte> text)
    {
        var end = Math.Max(0, text.IndexOf(FiguresAsText.LineEnd));
        var indicators = text[..end];
        if (places.Values.Length != parts.Count || !indicators.SequenceEqual(last))
            Find(indicators);
        var rest = text.IsEmpty ? text : text[(end + 1)..];
        for (var i = 0; i < places.IsNeeded.Length; i++)
        {
            var next = rest.IndexOf(FiguresAsText.Separator);
            if (places.IsNeeded[i] && !Utf8Parser.TryParse(next < 0 ? rest : rest[..next], out values[i], out _))
                throw new FormatException($"'{Encoding.UTF8.GetString(rest)}' does not begin with a figure.");
            rest = rest[(next + 1)..];
        }
    }

    /// <summary>The figure of a part; null where the report has none.</summary>
    public decimal? Value(int part) => places.Values[part] is >= 0 and var at ? values[at] : null;

    /// <summary>The figure that it is weighted by.</summary>
    public decimal? Weight(int part) => places.Weights[part] is >= 0 and var at ? values[at] : null;

    private void Find(ReadOnlySpan<byte> indicators)
    {
        last = indicators.ToArray();
        var text = Encoding.UTF8.GetString(indicators);
        if (!known.TryGetValue(text, out places))
            known.Add(text, places = Find(text.Length == 0 ? [] : text.Split((char)FiguresAsText.Separator)));
        if (values.Length < places.IsNeeded.Length)
            values = new decimal[places.IsNeeded.Length];
    }

    private Places Find(string[] codes)
    {
        int[] at = [.. parts.Select(part => Array.IndexOf(codes, part.Code))];
        int[] weights = [.. parts.Select(part => Array.IndexOf(codes, part.Weight))];
        return new Places(at, weights, [.. codes.Select((_, i) => at.Contains(i) || weights.Contains(i))]);
    }
}
