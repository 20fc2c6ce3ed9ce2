using System.Globalization;
using System.Text.RegularExpressions;

namespace Reporting.Cli.Import.Units;

/// <summary>What lies in a folder: units by day (<c>units-2025-06-30.csv</c>), who went into whom
/// (<c>succession….csv</c>) and the decisions (<c>decisions.csv</c>). A single file is units of a day.</summary>
/// <param name="Snapshots">In the order of their days.</param>
internal sealed partial record ImportFiles(
    string Name, IReadOnlyList<(string Path, DateOnly Day)> Snapshots, IReadOnlyList<string> Successions,
    IReadOnlyList<TableRow> Decisions)
{
    /// <param name="path">A file or a folder.</param>
    /// <param name="day">The day of units whose file does not say it.</param>
    public static ImportFiles Of(string path, DateOnly? day)
    {
        if (File.Exists(path))
            return new ImportFiles(Path.GetFileName(path), [(path, DayOf(path) ?? day ?? throw NoDay(path))], [], []);
        if (!Directory.Exists(path))
            throw new ImportException($"{path}: there is no such file or folder. / không có tệp hoặc thư mục này.");
        string[] tables =
        [
            .. Directory.EnumerateFiles(path).Where(file => TableFile.Extensions.Contains(Path.GetExtension(file)))
                .Order(StringComparer.Ordinal),
        ];
        var snapshots = Named(tables, "units").Select(file => (file, DayOf(file) ?? day ?? throw NoDay(file)))
            .OrderBy(snapshot => snapshot.Item2).ToList();
        if (snapshots.Count == 0)
            throw new ImportException(
                $"{path}: there is no table units-YYYY-MM-DD. / không có bảng units-YYYY-MM-DD.");
        return new ImportFiles(
            new DirectoryInfo(path).Name, snapshots, [.. Named(tables, "succession")],
            [.. Named(tables, "decisions").SelectMany(TableFile.Read)]);
    }

    /// <summary>The tables that say who went into whom on a day: those that name it, and those that name none, when
    /// there is but one such day.</summary>
    public IEnumerable<string> SuccessionsOn(DateOnly day) =>
        Successions.Where(file => DayOf(file) is { } named ? named == day : Snapshots.Count == 2);

    /// <summary>The decision of a day: as it was given by hand, as the folder says, or else the table itself.</summary>
    public Grounds GroundsOn(DateOnly day, string table, string? given)
    {
        var row = Decisions.FirstOrDefault(decision => Day(decision["effective_from"]) == day);
        var number = given ?? (row?["number"] is { Length: > 0 } known ? known : $"{Name}/{table}");
        return new Grounds(
            number, row is null ? null : Day(row["date"]), row?["issuer"] is { Length: > 0 } issuer ? issuer : null,
            row?["reason"] is { Length: > 0 } reason ? reason : $"Sắp xếp đơn vị theo {Name}/{table}");
    }

    private static IEnumerable<string> Named(IEnumerable<string> tables, string name) =>
        tables.Where(file => Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal));

    private static DateOnly? DayOf(string path) =>
        DayPattern().Match(Path.GetFileName(path)) is { Success: true } found ? Day(found.Value) : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;

    private static ImportException NoDay(string path) => new(
        $"{Path.GetFileName(path)}: since when? Name the day in the file's name or by --effective-from. / "
        + "từ ngày nào? Hãy ghi ngày trong tên tệp hoặc bằng --effective-from.");

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex DayPattern();
}
