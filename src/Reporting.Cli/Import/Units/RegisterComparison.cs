using System.Globalization;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Import.Units;

/// <summary>The units of a table beside those that the server has on that day.</summary>
internal sealed class RegisterComparison(Snapshot table, IReadOnlyDictionary<string, KnownUnit> known)
{
    private readonly List<(UnitLine Unit, KnownUnit Known)> differing =
    [
        .. table.Units.Where(unit => known.ContainsKey(unit.Code)).Select(unit => (unit, known[unit.Code]))
            .Where(pair => !IsSame(pair.unit, pair.Item2)),
    ];

    public string File => table.File;

    public int UnitCount => table.Units.Count;

    public IReadOnlyList<UnitLine> New { get; } = [.. table.Units.Where(unit => !known.ContainsKey(unit.Code))];

    public int DifferingCount => differing.Count;

    public int SameCount => UnitCount - New.Count - DifferingCount;

    /// <summary>Lines that say something else than the register.</summary>
    public IEnumerable<Contradiction> Differing() => differing.Select(pair => Contradiction.Of(
        pair.Unit.Row,
        $"'{pair.Unit.Code}' is '{pair.Known.Name}' ({pair.Known.Kind}, under {pair.Known.Parent ?? "nothing"}) in the "
        + "register; name the decision by --decision to change it.",
        $"'{pair.Unit.Code}' trong danh mục là '{pair.Known.Name}' ({pair.Known.Kind}, trực thuộc "
        + $"{pair.Known.Parent ?? "không"}); hãy nêu số quyết định bằng --decision để thay đổi."));

    /// <summary>The command that gives units the names and parents of the table; null when there is nothing to change.
    /// </summary>
    public ReadOnlyMemory<byte>? Changes(Grounds grounds)
    {
        var renamed = differing.Where(pair => pair.Unit.Name != pair.Known.Name).Select(pair => pair.Unit).ToList();
        var moved = differing.Where(pair => pair.Unit.Parent != pair.Known.Parent).Select(pair => pair.Unit).ToList();
        if (renamed.Count + moved.Count == 0)
            return null;
        return JsonBody.Of(json =>
        {
            json.WriteString("effectiveFrom", table.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("reason", grounds.Reason);
            json.WriteStartObject("legalBasis");
            json.WriteString("number", grounds.Number);
            json.WriteEndObject();
            json.WriteStartArray("components");
            json.WriteStartObject();
            json.WriteStartArray("rename");
            foreach (var unit in renamed)
            {
                json.WriteStartObject();
                json.WriteString("unit", unit.Code);
                json.WriteString("name", unit.Name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("move");
            foreach (var unit in moved)
            {
                json.WriteStartObject();
                json.WriteString("unit", unit.Code);
                if (unit.Parent is not null)
                    json.WriteString("parent", unit.Parent);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    private static bool IsSame(UnitLine unit, KnownUnit known) =>
        (unit.Name, unit.Kind, unit.Parent) == (known.Name, known.Kind, known.Parent);
}
