using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Reporting.House.Tests;

/// <summary>Every .sql file travels inside its assembly, and every numbered schema is numbered without a gap.</summary>
public sealed partial class SqlTests
{
    [Fact]
    public void Every_sql_file_is_embedded() => Expect.Nothing(
        from project in Repo.Files("src", "*.csproj")
        let folder = Path.GetDirectoryName(project)!
        let embedded = Embedded(XDocument.Parse(Repo.Text(project)))
        from file in Repo.Files(folder, "*.sql")
        where !IsEmbedded(Path.GetRelativePath(folder, file), embedded)
        select file);

    [Fact]
    public void Numbered_files_leave_no_number_out() => Assert.All(
        Repo.Files("src", "*.sql").Where(file => Numbered().IsMatch(Path.GetFileName(file)))
            .GroupBy(file => Path.GetDirectoryName(file)!),
        folder => Assert.Equal(
            Enumerable.Range(1, folder.Count()).Select(n => $"{n:000}"),
            folder.Select(file => Path.GetFileName(file)[..3])));

    [Fact]
    public void The_reader_of_project_files_sees_a_sql_file_that_was_forgotten()
    {
        var embedded = Embedded(XDocument.Parse(
            """<Project><ItemGroup><EmbeddedResource Include="Sql/**/*.sql" /></ItemGroup></Project>"""));
        Assert.True(IsEmbedded("Sql/001_events.sql", embedded));
        Assert.True(IsEmbedded("Sql/Schema/001_events.sql", embedded));
        Assert.False(IsEmbedded("Queue/queue.sql", embedded));
        Assert.False(IsEmbedded("Queue/queue.sql", []));
    }

    private static string[] Embedded(XDocument project) =>
        [.. project.Descendants("EmbeddedResource").Select(e => (string?)e.Attribute("Include")).OfType<string>()];

    private static bool IsEmbedded(string file, string[] patterns) => patterns.Any(pattern => Regex.IsMatch(
        file, "^" + Regex.Escape(pattern).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$"));

    [GeneratedRegex("^[0-9]{3}_")]
    private static partial Regex Numbered();
}
