using System.Globalization;

namespace Reporting.Cli.Import.Units;

/// <summary>A succession as a table has it: columns old_code, new_code, share (full or partial; full when there is
/// none), weight.</summary>
/// <param name="Weight">Null when nobody has stated it.</param>
internal sealed record SuccessionLine(TableRow Row, string From, string To, bool IsFull, string? Weight)
{
    /// <summary>The successions that fit the units before and after.</summary>
    public static List<SuccessionLine> Read(
        IEnumerable<string> paths, Snapshot before, Snapshot after, List<Contradiction> contradictions)
    {
        var all = new List<SuccessionLine>();
        foreach (var row in paths.SelectMany(TableFile.Read))
        {
            var line = new SuccessionLine(
                row, row["old_code"], row["new_code"], row["share"] != "partial",
                row["weight"] is { Length: > 0 } weight ? weight : null);
            if (Wrong(line, before, after) is { } wrong)
                contradictions.Add(wrong);
            else
                all.Add(line);
        }
        return Fitting(all, before, after, contradictions);
    }

    private static Contradiction? Wrong(SuccessionLine line, Snapshot before, Snapshot after) =>
        before.Find(line.From) is not { } from ? Contradiction.Of(
            line.Row, $"the unit '{line.From}' is not in {before.File}.", $"đơn vị '{line.From}' không có trong {before.File}.")
        : after.Find(line.To) is not { } to ? Contradiction.Of(
            line.Row, $"the unit '{line.To}' is not in {after.File}.", $"đơn vị '{line.To}' không có trong {after.File}.")
        : line.Weight is not null && (line.IsFull || !decimal.TryParse(
            line.Weight, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
            || weight is <= 0 or > 1) ? Contradiction.Of(
            line.Row, $"the weight '{line.Weight}' is impossible.", $"tỷ trọng '{line.Weight}' không hợp lệ.")
        : line.Row["new_province_code"] is { Length: > 0 } province && after.Path(to.Code).All(u => u.Code != province)
            ? Contradiction.Of(
                line.Row, $"'{line.To}' is not in the province '{province}' in {after.File}.",
                $"'{line.To}' không thuộc tỉnh '{province}' trong {after.File}.")
        : null;

    private static List<SuccessionLine> Fitting(
        List<SuccessionLine> all, Snapshot before, Snapshot after, List<Contradiction> contradictions)
    {
        var kept = new List<SuccessionLine>();
        var given = all.ToLookup(line => line.From);
        foreach (var line in all)
        {
            // Who is wholly in one unit before is in that unit's one successor afterwards.
            var expected = before.Path(line.From).Skip(1).Select(above => given[above.Code].ToList())
                .Where(lines => lines is [{ IsFull: true }]).Select(lines => lines[0].To)
                .FirstOrDefault(to => after.Path(line.To).All(unit => unit.Code != to));
            if (expected is not null)
                contradictions.Add(Contradiction.Of(
                    line.Row,
                    $"'{line.From}' went into '{line.To}', but what it belonged to went into '{expected}', "
                    + $"and '{line.To}' does not belong to that.",
                    $"'{line.From}' nhập vào '{line.To}', nhưng đơn vị cấp trên của nó nhập vào '{expected}', "
                    + $"mà '{line.To}' không thuộc đơn vị đó."));
            else if (given[line.From].Count() > 1 && given[line.From].Any(other => other.IsFull))
                contradictions.Add(Contradiction.Of(
                    line.Row, $"'{line.From}' went wholly into one unit and also into another.",
                    $"'{line.From}' vừa nhập toàn bộ vào một đơn vị vừa nhập vào đơn vị khác."));
            else
                kept.Add(line);
        }
        foreach (var line in kept)
            contradictions.AddRange(OtherNames(line, before, after));
        return kept;
    }

    /// <summary>Names that differ from the units' own; the code counts.</summary>
    private static IEnumerable<Contradiction> OtherNames(SuccessionLine line, Snapshot before, Snapshot after)
    {
        foreach (var (column, unit) in ((string, UnitLine)[])
            [("old_name", before.Find(line.From)!), ("new_name", after.Find(line.To)!)])
        {
            if (line.Row[column] is { Length: > 0 } name && !Same(name, unit.Name))
                yield return Contradiction.Of(
                    line.Row, $"'{unit.Code}' is called '{name}' here and '{unit.Name}' in {unit.Row.File}.",
                    $"'{unit.Code}' ở đây tên là '{name}', trong {unit.Row.File} tên là '{unit.Name}'.",
                    isLeftOut: false);
        }
    }

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
