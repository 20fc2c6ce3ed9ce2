using System.Collections.Immutable;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>units.csv: the tree, of any depth; a parent may stand after its children.</summary>
internal static class UnitsFile
{
    public static ImmutableArray<UnitEntry> Read(string folder)
    {
        using var file = CsvFile.Open(folder, "units");
        var (code, name, kind, parent) =
            (file.Column("code"), file.Column("name"), file.Column("kind"), file.Column("parent"));
        var units = new List<(UnitEntry Unit, int Line)>();
        var codes = new HashSet<string>();
        while (file.Next())
        {
            var above = file.Text(parent);
            var unit = new UnitEntry(
                file.Required(code), file.Required(name), file.Required(kind), above.Length == 0 ? null : above);
            if (!codes.Add(unit.Code))
                throw file.Wrong($"the unit '{unit.Code}' is there twice.");
            units.Add((unit, file.Line));
        }
        foreach (var (unit, line) in units)
        {
            if (unit.Parent is { } above && !codes.Contains(above))
                throw new DataSetException(file.Name, line, $"the parent '{above}' is not in the file.");
        }
        return ParentsFirst(file.Name, units);
    }

    private static ImmutableArray<UnitEntry> ParentsFirst(string file, List<(UnitEntry Unit, int Line)> units)
    {
        var children = units.ToLookup(entry => entry.Unit.Parent, entry => entry.Unit);
        var ordered = ImmutableArray.CreateBuilder<UnitEntry>(units.Count);
        ordered.AddRange(children[null]);
        for (var i = 0; i < ordered.Count; i++)
            ordered.AddRange(children[ordered[i].Code]);
        if (ordered.Count == units.Count)
            return ordered.ToImmutable();
        var reached = ordered.Select(unit => unit.Code).ToHashSet();
        var (lost, line) = units.First(entry => !reached.Contains(entry.Unit.Code));
        throw new DataSetException(file, line, $"above the unit '{lost.Code}' the parents go round in a circle.");
    }
}
