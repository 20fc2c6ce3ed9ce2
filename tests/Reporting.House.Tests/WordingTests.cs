namespace Reporting.House.Tests;

/// <summary>Nothing is left half done, and the repository speaks of itself only.</summary>
public sealed class WordingTests
{
    // Put together here, so that this file does not find itself.
    private static readonly string[] Forbidden =
    [
        "TO" + "DO", "FIX" + "ME", "XX" + "X:", "NotImplemented" + "Exception", "Thread.Sleep" + "(",
        "/wo" + "rk/", "/ro" + "ot/",
    ];

    private static readonly string[] Patterns =
        ["*.cs", "*.sql", "*.md", "*.csproj", "*.props", "*.sh", "*.yml", "*.editorconfig", "*.graphql"];

    [Fact]
    public void Nothing_is_left_half_done() => Expect.Nothing(
        Patterns.SelectMany(pattern => Repo.Files("", pattern))
            .SelectMany(file => Found(file, Repo.Text(file))));

    [Fact]
    public void The_scripts_without_an_ending_are_read_too() => Expect.Nothing(
        new[] { "start", "test", "reporting", "tests/faults", "tests/rolling", ".ci/run" }
            .Where(Repo.Has).SelectMany(file => Found(file, Repo.Text(file))));

    [Fact]
    public void The_reader_finds_what_is_left_half_done() => Assert.Equal(
        ["a.cs:2: TO" + "DO"], Found("a.cs", "int a;\n// TO" + "DO: more\nint b;"));

    private static IEnumerable<string> Found(string file, string text) =>
        from line in text.Split('\n').Select((words, i) => (Words: words, Number: i + 1))
        from word in Forbidden
        where line.Words.Contains(word, StringComparison.Ordinal)
        select $"{file}:{line.Number}: {word}";
}
