using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Reporting.GraphQL.Tests.Conformance;

/// <summary>
/// Recorded cases of graphql-js, of graphql-cats and of the specification, where the shared folder has them.
/// </summary>
public sealed class CorpusTests
{
    [Theory]
    [InlineData("parse")]
    [InlineData("parseValue")]
    [InlineData("parseConstValue")]
    [InlineData("parseType")]
    [InlineData("print")]
    [InlineData("printSchema")]
    [InlineData("validateSchema")]
    [InlineData("validateSDL")]
    [InlineData("validate")]
    [InlineData("execute")]
    public async Task Every_recorded_case_is_answered_alike(string kind)
    {
        var file = SharedFolder.Find("gql-oracle/corpus/corpus.jsonl.gz");
        Assert.SkipUnless(file is not null, "The shared folder with the recorded cases is not there.");
        var failures = new List<string>();
        var count = 0;
        await foreach (var recorded in Read(file!).Where(recorded => (string?)recorded["kind"] == kind))
        {
            count++;
            if (await Try(kind, recorded) is { } difference)
                failures.Add(
                    $"{recorded["test"]} ({recorded["file"]}): {difference}\n{recorded["query"] ?? recorded["text"]}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {count} cases, {failures.Count} differ");
        Assert.True(count > 0);
        Assert.True(failures.Count == 0,
            $"{failures.Count} of {count} {kind} cases differ:\n{string.Join("\n---\n", failures)}");
    }

    private static async Task<string?> Try(string kind, JsonNode recorded)
    {
        try
        {
            var answer = await Answer.To(recorded, TestContext.Current.CancellationToken);
            return Judge.Difference(kind, recorded["expected"]!, answer);
        }
        catch (Exception e)
        {
            return "the engine broke: " + string.Join('\n', e.ToString().Split('\n').Take(4));
        }
    }

    private static async IAsyncEnumerable<JsonNode> Read(string file)
    {
        await using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var lines = new StreamReader(stream);
        while (await lines.ReadLineAsync() is { } line)
            yield return JsonNode.Parse(line)!;
    }
}
