using Reporting.Console.Layout;

namespace Reporting.Console.Tests;

/// <summary>An auditor reads words: every kind of event that can be stored has a name.</summary>
public sealed class EventNamesTests
{
    [Fact]
    public void Every_stored_event_has_a_name_in_both_languages()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ReportingEs.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No ReportingEs.sln above the tests.");
        string[] stored = [.. Directory.EnumerateFiles(Path.Combine(root.FullName, "tests/Reporting.Domain.Tests/EventGolden"))
            .Select(file => Path.GetFileName(file).Split('.')[0]).Distinct()];
        Assert.True(stored.Length > 90);
        Assert.All(stored, type => Assert.True(EventNames.IsKnown(type), type));
    }
}
