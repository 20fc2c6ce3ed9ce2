using System.Collections.Immutable;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>indicators.csv.</summary>
internal static class IndicatorsFile
{
    public static ImmutableArray<IndicatorEntry> Read(string folder)
    {
        using var file = CsvFile.Open(folder, "indicators");
        var (code, name, nameVi) = (file.Column("code"), file.Column("name"), file.Column("name_vi"));
        var (measure, overUnits, overTime, decimals) = (
            file.Column("unit_of_measure"), file.Column("over_units"), file.Column("over_time"),
            file.Column("decimals"));
        var indicators = ImmutableArray.CreateBuilder<IndicatorEntry>();
        var codes = new HashSet<string>();
        while (file.Next())
        {
            var vietnamese = file.Text(nameVi);
            var indicator = new IndicatorEntry(
                file.Required(code), file.Required(name), vietnamese.Length == 0 ? null : vietnamese,
                file.Required(measure), file.Required(overUnits), file.Required(overTime), file.Int(decimals));
            if (!codes.Add(indicator.Code))
                throw file.Wrong($"the indicator '{indicator.Code}' is there twice.");
            indicators.Add(indicator);
        }
        return indicators.ToImmutable();
    }
}
