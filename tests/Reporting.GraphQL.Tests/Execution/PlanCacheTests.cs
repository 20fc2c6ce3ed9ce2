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
}
