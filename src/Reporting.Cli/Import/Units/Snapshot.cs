using System.Globalization;

namespace Reporting.Cli.Import.Units;

/// <summary>A unit as a table has it.</summary>
/// <param name="Parent">The parent's code; null for none.</param>
internal sealed record UnitLine(TableRow Row, string Code, string Name, string Kind, string? Parent);

/// <summary>The units of a day, as one table has them; parents come before their children.</summary>
internal sealed class Snapshot
{
    private readonly Dictionary<string, UnitLine> byCode = [];

    private Snapshot(string file, DateOnly day) => (File, Day) = (file, day);

    public string File { get; }

    public DateOnly Day { get; }

    public List<UnitLine> Units { get; private set; } = [];

    public UnitLine? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The unit and all above it, as far as the table has them.</summary>
    public IEnumerable<UnitLine> Path(string code)
    {
        for (var unit = Find(code); unit is not null; unit = unit.Parent is null ? null : Find(unit.Parent))
            yield return unit;
    }

    /// <param name="under">The unit that those without a parent hang under; null for none.</param>
    /// <param name="contradictions">Gets the lines that can't be.</param>
    public static Snapshot Read(string path, DateOnly day, string? under, List<Contradiction> contradictions)
    {
        var snapshot = new Snapshot(System.IO.Path.GetFileName(path), day);
        var rows = TableFile.Read(path);
        if (rows.Count > 0 && (!rows[0].Cells.ContainsKey("code") || !rows[0].Cells.ContainsKey("name")))
            throw new ImportException(
                $"{snapshot.File}: the columns code and name are needed. / cần có các cột code và name.");
        var deepest = rows.Select(row => Level(row) ?? 0).DefaultIfEmpty().Max();
        foreach (var row in rows)
        {
            var parent = row["parent", "parent_code"];
            var unit = new UnitLine(row, row["code"], row["name"], Kind(row, deepest), parent.Length > 0 ? parent : null);
            if (Wrong(unit, snapshot) is { } wrong)
                contradictions.Add(wrong);
            else
                snapshot.byCode.Add(unit.Code, unit);
        }
        snapshot.Order(under, contradictions);
        return snapshot;
    }

    private static Contradiction? Wrong(UnitLine unit, Snapshot before) =>
        !Domain.Codes.IsWellFormed(unit.Code) ? Contradiction.Of(
            unit.Row, $"the code '{unit.Code}' is not well formed.", $"mã '{unit.Code}' không đúng dạng.")
        : unit.Name.Length == 0 ? Contradiction.Of(
            unit.Row, $"the unit '{unit.Code}' has no name.", $"đơn vị '{unit.Code}' không có tên.")
        : unit.Kind.Length == 0 ? Contradiction.Of(
            unit.Row, $"the unit '{unit.Code}' has neither kind nor level.",
            $"đơn vị '{unit.Code}' không có loại hoặc cấp.")
        : before.Find(unit.Code) is { } first ? Contradiction.Of(
            unit.Row, $"the code '{unit.Code}' is there already, on line {first.Row.Line}.",
            $"mã '{unit.Code}' đã có ở dòng {first.Row.Line}.")
        : null;

    // The office of statistics gives levels as numbers: the first is the province, the last the commune.
    private static string Kind(TableRow row, int deepest) =>
        row["kind"] is { Length: > 0 } kind ? kind
        : Level(row) is not { } level ? ""
        : level == 1 ? "province" : level == deepest ? "commune" : "district";

    private static int? Level(TableRow row) =>
        int.TryParse(row["level"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null;

    private void Order(string? under, List<Contradiction> contradictions)
    {
        var children = byCode.Values.ToLookup(unit => unit.Parent);
        var ordered = new List<UnitLine>(children[null].Select(root => root with { Parent = under }));
        for (var i = 0; i < ordered.Count; i++)
            ordered.AddRange(children[ordered[i].Code]);
        var reached = ordered.Select(unit => unit.Code).ToHashSet();
        foreach (var lost in byCode.Values.Where(unit => !reached.Contains(unit.Code)).ToList())
        {
            byCode.Remove(lost.Code);
            contradictions.Add(Contradiction.Of(
                lost.Row, $"the parent '{lost.Parent}' of '{lost.Code}' is not there, or hangs below it.",
                $"đơn vị cấp trên '{lost.Parent}' của '{lost.Code}' không có, hoặc nằm dưới chính nó."));
        }
        Units = [.. ordered];
        foreach (var unit in Units)
            byCode[unit.Code] = unit;
    }
}
