using System.Collections.Immutable;

namespace Reporting.Cli.Replay.DataSets;

internal static class Figures
{
    /// <summary>The current row's figures; an empty cell is not reported.</summary>
    public static ImmutableArray<Figure> Read(CsvFile file, int first, string[] indicators)
    {
        var count = 0;
        for (var i = 0; i < indicators.Length; i++)
            count += file.IsEmpty(first + i) ? 0 : 1;
        var figures = ImmutableArray.CreateBuilder<Figure>(count);
        for (var i = 0; i < indicators.Length; i++)
        {
            if (file.DecimalIfThere(first + i) is { } value)
                figures.Add(new Figure(indicators[i], value));
        }
        return figures.MoveToImmutable();
    }
}
