using System.Collections.Immutable;
using System.Text.Json;
using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Replay.Play;

/// <summary>Who adds up whose reports when a data set's reports go up its tree of units level by level.</summary>
internal sealed class Chain
{
    private readonly Dictionary<string, UnitEntry> units;

    public Chain(DataSet dataSet)
    {
        units = dataSet.Units.ToDictionary(unit => unit.Code);
        Reporters = [.. dataSet.Reports.Select(row => row.Key.Unit).Distinct()];
        Totalling =
        [
            .. Reporters.SelectMany(Above).Distinct().Except(Reporters)
                .OrderByDescending(unit => Above(unit).Count()).ThenBy(unit => unit, StringComparer.Ordinal),
        ];
    }

    /// <summary>The units that report figures of their own.</summary>
    public ImmutableArray<string> Reporters { get; }

    /// <summary>The units above them, those furthest down first.</summary>
    public ImmutableArray<string> Totalling { get; }

    /// <summary>Writes into a regime who reports: all units of the chain that stand below a root, and the root.</summary>
    public void Write(Utf8JsonWriter json, string root)
    {
        json.WriteStartArray("reporters");
        foreach (var unit in Reporters.Concat(Totalling).Where(unit => unit == root || Above(unit).Contains(root)))
            json.WriteStringValue(unit);
        json.WriteEndArray();
        json.WriteStartObject("chain");
        json.WriteEndObject();
    }

    /// <summary>The totals of each level, the lowest level first: for every period in which somebody below
    /// reported.</summary>
    public IEnumerable<Step[]> Levels(DataSet dataSet)
    {
        var owed = dataSet.Reports
            .SelectMany(row => Above(row.Key.Unit), (row, unit) => (Key: row.Key with { Unit = unit }, row.TemplateVersion))
            .GroupBy(one => one.Key, one => one.TemplateVersion)
            .Where(one => Totalling.Contains(one.Key.Unit))
            .Select(one => new Step(
                new Filing(one.Key), new ReportRow(0, one.Key, one.Max(), 1, dataSet.Reports[^1].RecordedAt, [])));
        return owed.GroupBy(step => Above(step.Filing.Key.Unit).Count()).OrderByDescending(level => level.Key)
            .Select(level => level.OrderBy(step => step.Filing.Key.Period, StringComparer.Ordinal).ToArray());
    }

    private IEnumerable<string> Above(string unit)
    {
        for (var at = units[unit].Parent; at is not null; at = units[at].Parent)
            yield return at;
    }
}
