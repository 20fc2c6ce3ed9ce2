using System.Globalization;
using System.Text;

namespace Reporting.Read.Figures;

/// <summary>A report's figures in one text: the indicators, and on a second line their values, separated by tabs. A sum over
/// thousands of reports reads this: an array is sent item by item, a text as it lies.</summary>
internal static class FiguresAsText
{
    public const byte Separator = (byte)'\t', LineEnd = (byte)'\n';

    public static string Of(string[] indicators, decimal[] values)
    {
        if (indicators.Length == 0)
            return "";
        var text = new StringBuilder().AppendJoin('\t', indicators).Append('\n');
        for (var i = 0; i < values.Length; i++)
            text.Append(i == 0 ? "" : "\t").Append(CultureInfo.InvariantCulture, $"{values[i]}");
        return text.ToString();
    }
}
