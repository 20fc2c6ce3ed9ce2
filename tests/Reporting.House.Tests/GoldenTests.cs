using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reporting.House.Tests;

/// <summary>Every event has a stored name in its codec, and under it a golden file with the exact bytes (docs/adr/0004).</summary>
public sealed partial class GoldenTests
{
    [Fact]
    public void Every_event_has_its_golden_file() => Assert.Equal(
        Events().Keys.Select(GoldenOf).Order(StringComparer.Ordinal),
        Repo.Files("tests/Reporting.Domain.Tests/EventGolden", "*.json"));

    [Fact]
    public void Every_event_has_its_stored_name_in_the_codec() => Assert.All(Events(), happened => Assert.Contains(
        $"\"{StoredName(happened.Key)}\"",
        Repo.Text(happened.Value.Replace("Events.cs", "EventCodec.cs", StringComparison.Ordinal)),
            StringComparison.Ordinal));

    [Fact]
    public void Golden_bytes_are_one_object_without_white_space_around_it() => Assert.All(
        Repo.Files("tests/Reporting.Domain.Tests/EventGolden", "*.json"),
        file => Assert.Equal(
            JsonValueKind.Object, Compact(Repo.Text(file)).ValueKind));

    [Fact]
    public void The_reader_of_events_sees_each_record_and_its_name()
    {
        const string Source = """
            public abstract record ReportEvent
            public sealed record ReportAssigned(
                ReportId ReportId) : ReportEvent;
            public sealed record Grant(Role Role, UnitId Unit);
            """;
        Assert.Equal(["ReportAssigned"], EventsIn(Source));
        Assert.Equal("report_assigned", StoredName("ReportAssigned"));
        Assert.Equal("tests/Reporting.Domain.Tests/EventGolden/report_assigned.json", GoldenOf("ReportAssigned"));
        Assert.ThrowsAny<Exception>(() => Compact("{ }\n"));
    }

    /// <summary>Every event class, with the file that defines it.</summary>
    internal static Dictionary<string, string> Events() => Repo.Files("src/Reporting.Domain", "*Events.cs")
        .SelectMany(file => EventsIn(Repo.Text(file)).Select(name => (name, file))).ToDictionary();

    internal static string StoredName(string happened) => WordStart().Replace(happened, "_$0").ToLowerInvariant();

    private static IEnumerable<string> EventsIn(string source) =>
        EventRecord().Matches(source).Select(match => match.Groups["name"].Value);

    private static string GoldenOf(string happened) =>
        $"tests/Reporting.Domain.Tests/EventGolden/{StoredName(happened)}.json";

    private static JsonElement Compact(string json)
    {
        Assert.Equal(json.Trim(), json);
        return JsonDocument.Parse(json).RootElement;
    }

    [GeneratedRegex(@"public sealed record (?<name>\w+)\([^;]*?\)\s*: \w+Event;")]
    private static partial Regex EventRecord();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex WordStart();
}
