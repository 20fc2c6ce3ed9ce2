using System.Buffers;
using System.Text;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Execution;

/// <summary>
/// Costs follow the variables that were given, and what is above the limit is refused before any call.
/// </summary>
public sealed class CostTests
{
    private static int calls;

    private static readonly Schema Things = Schema.FromSdl(
        """
        interface Thing { id: ID things(first: Int = 5): [Thing!] }
        type Small implements Thing { id: ID things(first: Int = 5): [Thing!] }
        type Large implements Thing { id: ID things(first: Int = 5): [Thing!] other: Small }
        type Connection { edges: [Edge] nodes: [Small] pageInfo: Info }
        type Edge { node: Small }
        type Info { next: String }
        type Query { thing: Thing small: Small list(first: Int): [Small] all(first: Int, last: Int): Connection }
        """,
        new SdlResolvers
        {
            Resolve = (_, _, _, _) =>
            {
                calls++;
                return default;
            },
        });

    [Theory]
    // All fields of an SDL schema call: each costs 10.
    [InlineData("{ small { id } }", "{}", 20)]
    [InlineData("{ a: small { id } b: small { id } }", "{}", 40)]
    [InlineData("{ list(first: 7) { id } }", "{}", 80)]
    [InlineData("query ($n: Int) { list(first: $n) { id } }", """{"n":3}""", 40)]
    [InlineData("query ($n: Int) { list(first: $n) { id } }", "{}", 20)]
    [InlineData("{ small { things { id } } }", "{}", 70)]
    [InlineData("{ all(first: 4) { edges { node { id } } pageInfo { next } } }", "{}", 10 + 10 + (4 * 20) + 20)]
    [InlineData("{ all(first: 4, last: 9) { nodes { id } } }", "{}", 10 + 10 + (9 * 10))]
    [InlineData("{ thing { ... on Large { other { id } id } ... on Small { id } } }", "{}", 10 + 30)]
    [InlineData("{ list(first: -3) { id } }", "{}", 10)]
    [InlineData("{ __schema { types { name fields { name } } } small { __typename } }", "{}", 10)]
    public void A_cost_is_the_weights_times_the_sizes_given(string query, string variables, double cost)
    {
        Assert.Equal(cost, CostOf(new GraphQLEngine(Things), query, variables));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task What_costs_more_than_the_limit_is_refused_before_any_call(int first, bool runs)
    {
        var engine = new GraphQLEngine(Things, new EngineOptions { Limits = new Limits { Cost = 1010 } });
        var output = new ArrayBufferWriter<byte>();
        calls = 0;
        var result = await engine.Execute(
            GraphQLRequest.Of("query ($n: Int) { list(first: $n) { id } }", variables: $"{{\"n\":{first}}}"),
            new RequestContext(), output, TestContext.Current.CancellationToken);
        Assert.Equal(runs ? ResultKind.Executed : ResultKind.RequestError, result.Kind);
        Assert.Equal(10 + (10 * first), result.Cost);
        Assert.Equal(runs ? 1 : 0, calls);
        Assert.Equal(
            !runs, Encoding.UTF8.GetString(output.WrittenSpan).Contains("COST_EXCEEDED", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_says_what_it_costs()
    {
        var row = ObjectType.Of<string>("Row", null, f => [f.Of("text", Scalars.String, null, text => text)]);
        var schema = Schema.Of(ObjectType.Root("Query", null, f =>
        [
            f.Of("rows", row.List, null, _ => Array.Empty<string>()).Costs(new FieldCost(Weight: 3, AssumedSize: 50)),
            f.Of("deep", row.List, null, [Argument.Of("top", Scalars.Int, null)], (_, _) => Array.Empty<string>())
                .Costs(new FieldCost(SlicingArguments: ["top"])),
            // Filters cost by the number of conditions given.
            f.Of("found", Scalars.Int, null, [Argument.Of("where", Scalars.Int.NonNull.List, null)], (_, _) => 0)
                .Costs(new FieldCost(Weight: 1, ArgumentWeight: given => given.List<int>("where")?.Count ?? 0)),
        ]));
        var engine = new GraphQLEngine(schema);
        Assert.Equal(3 + 0, CostOf(engine, "{ rows { text } }"));
        Assert.Equal(1, CostOf(engine, "{ deep(top: 9) { text } }"));
        Assert.Equal(1 + 3, CostOf(engine, "{ found(where: [1, 2, 3]) }"));
        Assert.Equal(1, CostOf(engine, "{ found }"));
    }

    [Fact]
    public void Validation_reports_what_is_deprecated()
    {
        var engine = new GraphQLEngine(Schema.Of(ObjectType.Root("Query", null, f =>
        [
            f.Of("old", Scalars.Int, null, [Argument.Of("way", Scalars.Int, null).Deprecated("Use path.")], (_, _) => 0)
                .Deprecated("Use new."),
        ])));
        var output = new ArrayBufferWriter<byte>();
        engine.Validate(engine.Prepare(GraphQLRequest.Of("{ old(way: 1) }")), default, output);
        using var told = System.Text.Json.JsonDocument.Parse(output.WrittenMemory);
        Assert.Equal(
            ["The field Query.old is deprecated. Use new.", "The argument \"way\" is deprecated. Use path."],
            told.RootElement.GetProperty("extensions").GetProperty("deprecated").EnumerateArray()
                .Select(error => error.GetProperty("message").GetString()));
    }

    private static double CostOf(GraphQLEngine engine, string query, string variables = "{}")
    {
        var output = new ArrayBufferWriter<byte>();
        var result = engine.Validate(engine.Prepare(GraphQLRequest.Of(query)), Encoding.UTF8.GetBytes(variables), output);
        Assert.Equal(ResultKind.Validated, result.Kind);
        Assert.StartsWith("""{"extensions":{"cost":{"operation":""", Encoding.UTF8.GetString(output.WrittenSpan),
            StringComparison.Ordinal);
        return result.Cost;
    }
}
