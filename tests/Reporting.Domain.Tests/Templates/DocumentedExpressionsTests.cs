using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Tests.Templates;

/// <summary>The examples of docs/templates.md are read as they stand there.</summary>
public sealed partial class DocumentedExpressionsTests
{
    [Fact]
    public void B3_every_documented_example_parses()
    {
        var examples = Example().Matches(File.ReadAllText(Page())).ToList();
        Assert.True(examples.Count >= 7, "The reader of examples is blind.");
        Assert.All(examples, example =>
        {
            var text = example.Groups["text"].Value.Trim();
            var error = example.Groups["kind"].Value == "constraint"
                ? Expression.TryParse(text, out _, out var wrong) ? null : wrong
                : Formula.TryParse(text, out _, out var bad) ? null : bad;
            Assert.True(error is null, $"{text}: {error?.English} at {error?.At}");
        });
    }

    private static string Page([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../docs/templates.md"));

    [GeneratedRegex("```(?<kind>constraint|formula)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
