using System.Text.RegularExpressions;

namespace Reporting.House.Tests;

/// <summary>docs/slices.md equals the code: command, endpoint, events, and the projections that read them.</summary>
public sealed partial class SlicesTableTests
{
    private sealed record Projection(string Name, string[]? Wants);

    [Fact]
    public void The_table_equals_the_code() =>
        Assert.Equal(RowsOfCode(), RowsOfTable(Repo.Text("docs/slices.md")));

    [Fact]
    public void Every_event_of_an_area_with_commands_is_emitted_by_one_of_them()
    {
        var emitted = SliceTests.Commands().SelectMany(file =>
            Emitted(Repo.Text(file), GoldenTests.Events().Keys)).ToHashSet();
        var areas = SliceTests.Commands().Select(Repo.Area).ToHashSet();
        var silent = GoldenTests.Events().Where(e => areas.Contains(Repo.Area(e.Value)) && !emitted.Contains(e.Key));
        Assert.Equal([], silent.Select(e => e.Key));
    }

    [Fact]
    public void The_readers_see_events_routes_projections_and_rows()
    {
        Assert.Equal(["ReportSigned", "ReportSent"], Emitted(
            "Emit(new ReportSigned(id), new ReportSent(id)); new Foo(1)", ["ReportSent", "ReportSigned"]));
        Assert.Equal("POST /api/units/{code}/move",
            Route("/// <summary>POST /api/units/{code}/move, by whoever.</summary>"));
        var some = ReadProjection("""readonly Projection Projection = new("units", 1, ["unit_moved", "unit_registered"], ["units"], Apply);""");
        Assert.Equal(("units", "unit_moved unit_registered"), (some.Name, string.Join(' ', some.Wants!)));
        Assert.Null(ReadProjection("readonly Projection Projection = new(\n  \"audit-trail\", 2, null, [\"x\"], Apply);").Wants);
        Assert.Equal(["A | `POST /a` | a_done | units | "], RowsOfTable("| A | `POST /a` | a_done | units | text |\n")
            .Select(r => r + " | "));
    }

    private static string[] RowsOfCode()
    {
        var projections = Repo.Files("src/Reporting.Read", "*Projection.cs").Select(Repo.Text)
            .Where(text => text.Contains(" Projection = new(", StringComparison.Ordinal))
                .Select(ReadProjection).ToArray();
        return
        [
            .. SliceTests.Commands().Select(file => Row(
                Path.GetFileNameWithoutExtension(file), Route(Repo.Text(SliceTests.EndpointOf(file))),
                [.. Emitted(Repo.Text(file), GoldenTests.Events().Keys).Select(GoldenTests.StoredName)], projections))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Row(string command, string route, string[] events, Projection[] projections) =>
        string.Join(" | ", command, $"`{route}`", string.Join(", ", events), string.Join(", ", projections
            .Where(p => p.Wants is null || p.Wants.Intersect(events).Any())
                .Select(p => p.Name).Order(StringComparer.Ordinal)));

    /// <summary>The first four columns of every row; the fifth is for people.</summary>
    private static string[] RowsOfTable(string page) =>
    [
        .. page.Split('\n').Where(line => line.StartsWith('|') && line.Contains("POST", StringComparison.Ordinal))
            .Select(line => string.Join(" | ", line.Trim('|').Split('|').Take(4).Select(cell => cell.Trim())))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Emitted(string command, IEnumerable<string> events) =>
        Construction().Matches(command).Select(match => match.Groups[1].Value + match.Groups[2].Value).Intersect(events);

    private static string Route(string endpoint) => RouteText().Match(endpoint).Groups[1].Value;

    private static Projection ReadProjection(string source)
    {
        var match = ProjectionText().Match(source);
        Assert.True(match.Success, source);
        var wants = match.Groups["wants"].Value;
        return new Projection(
            match.Groups["name"].Value, wants == "null" ? null
                : [.. Quoted().Matches(wants).Select(m => m.Groups[1].Value)]);
    }

    // What is made here, or made elsewhere and named here by its type.
    [GeneratedRegex(@"new (\w+)\(|^ +(\w+) \w+ = ", RegexOptions.Multiline)]
    private static partial Regex Construction();

    [GeneratedRegex(@"<summary>(POST /api/[^\s,]+)")]
    private static partial Regex RouteText();

    [GeneratedRegex(@" Projection = new\(\s*""(?<name>[\w-]+)"",\s*\d+,\s*(?<wants>null|\[[^\]]*\])")]
    private static partial Regex ProjectionText();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
