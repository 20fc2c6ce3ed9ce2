using System.Text;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Execution;

/// <summary>Plans are found by the bytes that came in, and the cache stays within its bound.</summary>
public sealed class PlanCacheTests
{
    private static readonly Schema Small = Schema.Of(ObjectType.Root("Query", null, f =>
        [f.Of("a", Scalars.Int, null, _ => 1)]));

    [Fact]
    public void The_same_bytes_give_the_same_plan()
    {
        var engine = new GraphQLEngine(Small);
        var first = engine.Prepare(GraphQLRequest.Of("{ a }"));
        Assert.Same(first, engine.Prepare(GraphQLRequest.Of("{ a }")));
        Assert.NotSame(first, engine.Prepare(GraphQLRequest.Of("{  a }")));
    }

    [Fact]
    public void The_operation_s_name_and_the_escapes_belong_to_the_key()
    {
        var engine = new GraphQLEngine(Small);
        const string query = "query A { a } query B { b: a }";
        Assert.Equal("A", engine.Prepare(GraphQLRequest.Of(query, "A")).Name);
        Assert.Equal("B", engine.Prepare(GraphQLRequest.Of(query, "B")).Name);
        var escaped = Encoding.UTF8.GetBytes("{\\u0020a }");
        Assert.False(engine.Prepare(new GraphQLRequest(escaped, QueryIsEscaped: true)).IsRefused);
        Assert.True(engine.Prepare(new GraphQLRequest(escaped)).IsRefused);
    }

    [Fact]
    public void The_plan_not_used_for_longest_goes_first()
    {
        var engine = new GraphQLEngine(Small, new EngineOptions { CachedPlans = 3 });
        var kept = engine.Prepare(GraphQLRequest.Of("{ kept: a }"));
        var lost = engine.Prepare(GraphQLRequest.Of("{ lost: a }"));
        for (var i = 0; i < 5; i++)
        {
            engine.Prepare(GraphQLRequest.Of($"{{ a{i}: a }}"));
            Assert.Same(kept, engine.Prepare(GraphQLRequest.Of("{ kept: a }")));
        }
        Assert.NotSame(lost, engine.Prepare(GraphQLRequest.Of("{ lost: a }")));
    }

    [Fact]
    public void The_caller_may_use_its_buffer_again()
    {
        var engine = new GraphQLEngine(Small);
        var buffer = Encoding.UTF8.GetBytes("{ a }");
        var first = engine.Prepare(new GraphQLRequest(buffer));
        Encoding.UTF8.GetBytes("{ b }").CopyTo(buffer, 0);
        Assert.True(engine.Prepare(new GraphQLRequest(buffer)).IsRefused);
        Assert.Same(first, engine.Prepare(GraphQLRequest.Of("{ a }")));
    }

    [Theory]
    [InlineData("query A { a } query B { a }", null, "Must provide operation name if query contains multiple operations.")]
    [InlineData("query A { a }", "C", "Unknown operation named \"C\".")]
    [InlineData("fragment f on Query { a }", null, null)]
    public void The_operation_is_chosen_or_the_request_refused(string query, string? name, string? message)
    {
        var prepared = new GraphQLEngine(Small).Prepare(GraphQLRequest.Of(query, name));
        Assert.True(prepared.IsRefused);
        Assert.True(message is null || prepared.Errors.Single().Message == message);
    }

    [Theory]
    [InlineData(128 * 1024, false)]
    [InlineData((128 * 1024) + 1, true)]
    public void A_document_of_too_many_bytes_is_refused_unread(int bytes, bool isRefused)
    {
        var text = "{ __typename }".PadRight(bytes);
        var prepared = new GraphQLEngine(Schema.FromSdl("type Query { a: Int }")).Prepare(GraphQLRequest.Of(text));
        Assert.Equal((isRefused, isRefused), (prepared.IsRefused, prepared.IsSyntaxError));
        Assert.Equal(isRefused, prepared.Errors.Any(e => e.Message == "The document is larger than 131072 bytes."));
    }
}
