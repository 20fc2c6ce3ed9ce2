using System.Text.Json;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>Reads a folder in the replay format: dataset.json and the csv files beside it.</summary>
internal static class DataSetReader
{
    private const string Description = "dataset.json";

    /// <exception cref="DataSetException">A file or column is missing, or a row can't be meant; says where.</exception>
    public static DataSet Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DataSetException(folder, "there is no such folder.");
        var (name, isSigned) = ReadDescription(folder);
        var units = UnitsFile.Read(folder);
        var indicators = IndicatorsFile.Read(folder);
        var templates = TemplateFiles.Read(folder, [.. indicators.Select(indicator => indicator.Code)]);
        var known = new KnownCodes(
            [.. units.Select(unit => unit.Code)],
            [.. indicators.Select(indicator => indicator.Code)],
            templates.ToDictionary(template => template.Code));
        return new DataSet(
            name, units, indicators, templates,
            ReportsFile.Read(folder, known),
            [.. TotalsFiles.Read(folder, known), .. TotalsFiles.ReadOverTime(folder, known)],
            ExceptionsFile.Read(folder))
        {
            IsSigned = isSigned,
        };
    }

    private static (string Name, bool IsSigned) ReadDescription(string folder)
    {
        var path = Path.Combine(folder, Description);
        if (!File.Exists(path))
            throw new DataSetException(Description, "the file is missing; a folder with it is a data set.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                ? (name.GetString()!, json.RootElement.TryGetProperty("signed", out var signed)
                    && signed.ValueKind == JsonValueKind.True)
                : throw new DataSetException(Description, "the text \"name\" is missing.");
        }
        catch (JsonException broken)
        {
            throw new DataSetException(Description, (int)(broken.LineNumber ?? 0) + 1, "this is not JSON.");
        }
    }
}

/// <summary>The codes that the other files may name.</summary>
internal sealed record KnownCodes(
    HashSet<string> Units, HashSet<string> Indicators, Dictionary<string, TemplateEntry> Templates)
{
    /// <summary>The columns from <paramref name="first"/> on, which must be indicators.</summary>
    public string[] IndicatorColumns(CsvFile file, int first)
    {
        var columns = new string[file.Columns - first];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = file.ColumnName(first + i);
            if (!Indicators.Contains(columns[i]))
                throw file.Wrong($"the column '{columns[i]}' is no indicator of indicators.csv.");
        }
        return columns;
    }

    public string Unit(CsvFile file, int column)
    {
        var unit = file.Required(column);
        return Units.Contains(unit) ? unit : throw file.Wrong($"the unit '{unit}' is not in units.csv.");
    }
}
