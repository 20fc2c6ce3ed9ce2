using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

namespace Reporting.GraphQL.Tests.Conformance;

/// <summary>The seeded world keeps its own rules; the fuzzer judges it over HTTP.</summary>
public sealed class SeededWorldTests
{
    private const string Sdl = "type Query { sum(a: Int = 1, b: [Float]): String! items: [Int!]! } type Mutation { sequence: Int }";

    [Theory]
    // FNV-1a of "Query.sum(a:1)" and of "Query.sum(a:2,b:[f3ff8000000000000,null])", mixed.
    [InlineData("{ sum }", "Query.sum(a:1)")]
    [InlineData("{ sum(a: 2, b: [1.5, null]) }", "Query.sum(a:2,b:[f3ff8000000000000,null])")]
    public async Task A_value_follows_from_the_path_and_the_coerced_arguments(string query, string key)
    {
        var data = await Execute(query);
        Assert.StartsWith($"sum-{Mixed(key):x8}", (string?)data["sum"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_fields_of_a_mutation_run_one_after_another()
    {
        var data = await Execute("mutation { a: sequence b: sequence c: sequence }");
        Assert.Equal("""{"a":1,"b":2,"c":3}""", data.ToJsonString());
    }

    private static async Task<JsonNode> Execute(string query)
    {
        var output = new ArrayBufferWriter<byte>();
        await new GraphQLEngine(SeededWorld.Build(Sdl)).Execute(
            GraphQLRequest.Of(query), new RequestContext(), output, TestContext.Current.CancellationToken);
        var response = JsonNode.Parse(output.WrittenSpan)!;
        Assert.Null(response["errors"]);
        return response["data"]!;
    }

    private static uint Mixed(string key) => unchecked(Encoding.UTF8.GetBytes(key).Aggregate(
        0x811c9dc5u, (h, unit) => (h ^ unit) * 0x01000193u, h =>
        {
            h = (h ^ (h >> 16)) * 0x7feb352du;
            return h ^ (h >> 15);
        }));
}
