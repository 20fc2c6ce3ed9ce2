using System.Collections.Immutable;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>totals.csv and totals_over_time.csv: what the publisher published. Both may be missing.</summary>
internal static class TotalsFiles
{
    public static IEnumerable<PublishedTotal> Read(string folder, KnownCodes known)
    {
        using var file = CsvFile.OpenIfThere(folder, "totals");
        if (file is null)
            yield break;
        var (unit, period, knownAt) = (file.Column("unit"), file.Column("period"), file.Column("known_at"));
        var indicators = known.IndicatorColumns(file, first: 3);
        while (file.Next())
        {
            var when = Period(file, period);
            yield return new PublishedTotal(
                known.Unit(file, unit), when, when, when, KnownAt(file, knownAt), Figures.Read(file, 3, indicators));
        }
    }

    public static IEnumerable<PublishedTotal> ReadOverTime(string folder, KnownCodes known)
    {
        using var file = CsvFile.OpenIfThere(folder, "totals_over_time");
        if (file is null)
            yield break;
        var (unit, from, to) = (file.Column("unit"), file.Column("from"), file.Column("to"));
        var knownAt = file.Column("known_at");
        var indicators = known.IndicatorColumns(file, first: 4);
        while (file.Next())
        {
            var (first, last) = (Period(file, from), Period(file, to));
            if (PeriodText.Kind(first) != PeriodText.Kind(last))
                throw file.Wrong($"'{first}' and '{last}' are periods of different kinds.");
            yield return new PublishedTotal(
                known.Unit(file, unit), $"{first}/{last}", first, last, KnownAt(file, knownAt),
                Figures.Read(file, 4, indicators));
        }
    }

    /// <summary>The instant, written the one way in which two of them can be compared; null for the final
    /// figures.</summary>
    public static string? KnownAt(CsvFile file, int column) =>
        file.IsEmpty(column)
            ? null
            : file.Instant(column).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", null);

    private static string Period(CsvFile file, int column)
    {
        var period = file.Required(column);
        return PeriodText.Kind(period) is not null
            ? period
            : throw file.Wrong($"'{period}' is written like no period.");
    }
}

/// <summary>exceptions.csv: the cells in which the publisher's total is not the sum of its reports. May be
/// missing.</summary>
internal static class ExceptionsFile
{
    public static ImmutableArray<TotalDifference> Read(string folder)
    {
        using var file = CsvFile.OpenIfThere(folder, "exceptions");
        if (file is null)
            return [];
        var (unit, period, knownAt) = (file.Column("unit"), file.Column("period"), file.Column("known_at"));
        var (indicator, computed, published) =
            (file.Column("indicator"), file.Column("computed"), file.Column("published"));
        var exceptions = ImmutableArray.CreateBuilder<TotalDifference>();
        var cells = new HashSet<(string, string, string?, string)>();
        while (file.Next())
        {
            var listed = new TotalDifference(
                file.Required(unit), file.Required(period), TotalsFiles.KnownAt(file, knownAt),
                file.Required(indicator), file.DecimalIfThere(computed), file.Decimal(published));
            if (!cells.Add((listed.Unit, listed.Period, listed.KnownAt, listed.Indicator)))
                throw file.Wrong("this cell is listed twice.");
            exceptions.Add(listed);
        }
        return exceptions.ToImmutable();
    }
}
