using System.Text.RegularExpressions;

namespace Reporting.House.Tests;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Chapters =
        ["## Context", "## Options", "## Decision", "## Consequences", "## How we would notice it was wrong"];

    [Fact]
    public void Decision_records_are_numbered_without_a_gap_and_have_all_their_chapters()
    {
        var records = Repo.Files("docs/adr", "*.md").ToArray();
        Assert.Equal(Enumerable.Range(1, records.Length).Select(n => $"{n:0000}"), records
            .Select(r => Path.GetFileName(r)[..4]));
        Assert.All(records, record => Expect.Nothing(MissingChapters(Repo.Text(record))));
    }

    [Fact]
    public void Every_file_that_a_document_links_to_exists() => Expect.Nothing(
        from document in Repo.Files("docs", "*.md").Concat(Repo.Files("", "*.md").Where(file => !file.Contains('/')))
        from link in Links(Repo.Text(document))
        let target = Path.GetFullPath(Path.Combine(Repo.Root, Path.GetDirectoryName(document)!, link))
        where !Path.Exists(target)
        select $"{document}: {link}");

    [Fact]
    public void Every_decision_record_that_the_code_names_exists() => Expect.Nothing(
        from file in Repo.Files("src", "*.cs").Concat(Repo.Files("src", "*.sql"))
        from Match match in RecordNumber().Matches(Repo.Text(file))
        let number = match.Groups[1].Value
        where !Repo.Files("docs/adr", $"{number}-*.md").Any()
        select $"{file}: {number}");

    [Fact]
    public void The_readers_see_what_is_missing()
    {
        Assert.Equal(Chapters[1..], MissingChapters("# 0001\n## Context\nx"));
        Assert.Equal(["a/b.md", "c.cs"], Links("[x](a/b.md#part) [y](https://example.org/z) [z](c.cs) [w](#here)"));
        Assert.Equal("0011", RecordNumber().Match("(docs/adr/0011)").Groups[1].Value);
    }

    private static IEnumerable<string> MissingChapters(string record) =>
        Chapters.Where(chapter => !record.Contains("\n" + chapter, StringComparison.Ordinal));

    private static IEnumerable<string> Links(string document) =>
        Link().Matches(document).Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"docs/adr/(\d{4})")]
    private static partial Regex RecordNumber();
}
