using System.Runtime.CompilerServices;

namespace Reporting.Host.Tests.Access;

/// <summary>Who may use what: docs/access.csv, a row for each route and each field of the root types.</summary>
internal static class AccessTable
{
    /// <summary>The columns after what and how: a role for the unit in the middle, the system administrator, and
    /// whoever has no account.</summary>
    public static readonly string[] Actors =
        ["operator", "administer", "enter", "check", "sign", "send", "accept", "read", "audit", "nobody"];

    /// <param name="What">A method and route, or <c>query</c> or <c>subscription</c> and a field.</param>
    /// <param name="How">A request: path and body, or a document; <c>=&gt;</c> before what the answer has when the
    /// unit is seen in it.</param>
    /// <param name="Cells">For each actor the units that it may do it for: own, child, parent, foreign; - for
    /// none.</param>
    public sealed record Row(string What, string How, string[] Cells)
    {
        public bool IsAboutUnits => ((string[])["{unit}", "{report}", "{account}", "{request}", "{reorganisation}",
            "{certificate}", "{publication}", "{complaint}"]).Any(
            place => How.Contains(place, StringComparison.Ordinal));
    }

    public static Row[] Read() =>
    [
        .. File.ReadAllLines(FileName()).Where(line => line.Length > 0 && line[0] != '#').Skip(1)
            .Select(line => line.Split(';')).Select(cells => new Row(cells[0], cells[1], cells[2..])),
    ];

    /// <summary>Writes what was seen, to be read by a person before it is kept.</summary>
    public static void Write(IEnumerable<Row> rows)
    {
        var head = File.ReadAllLines(FileName()).TakeWhile(line => line.StartsWith('#'));
        File.WriteAllLines(FileName(),
        [
            .. head, string.Join(';', ["what", "how", .. Actors]),
            .. rows.Select(row => string.Join(';', [row.What, row.How, .. row.Cells])),
        ]);
    }

    private static string FileName([CallerFilePath] string path = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "access.csv"));
}
