using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;
using Reporting.GraphQL.Validation;

namespace Reporting.GraphQL.Tests.Validation;

/// <summary>Documents that would grow beyond all bounds are refused after a bounded number of steps.</summary>
public sealed class LimitTests
{
    private static readonly Schema Tree = Schema.FromSdl("type Query { root: Node a: Int } type Node { child: Node other: Node name: String }");

    private static readonly Limits Small = new() { Fields = 50, Depth = 6, RepeatedCoordinate = 3, FragmentVisits = 20, ValidationErrors = 5 };

    [Fact]
    public void Too_many_fields_are_refused() =>
        Refused("{ " + string.Join(" ", Enumerable.Range(0, 51).Select(i => $"f{i}: a")) + " }", "more than 50 fields");

    [Fact]
    public void Too_deep_a_selection_is_refused() =>
        Refused("{ root { child { other { child { other { child { name } } } } } } }", "deeper than 6");

    [Fact]
    public void A_field_nested_in_itself_too_often_is_refused() =>
        Refused("{ root { child { child { child { child { name } } } } } }",
            "Node.child is nested in itself more than 3 times");

    [Fact]
    public void Introspection_is_not_counted_as_depth() =>
        Assert.Empty(Validate("{ __schema { types { name ofType { ofType { ofType { ofType { ofType { ofType { name } } } } } } } } }", Small));

    [Fact]
    public void Fragments_that_multiply_are_refused_after_few_steps()
    {
        var bomb = "{ root { ...f0 } } " + string.Join(" ", Enumerable.Range(0, 40).Select(i =>
            $"fragment f{i} on Node {{ {(i < 39 ? $"child {{ ...f{i + 1} }} other {{ ...f{i + 1} }}" : "name")} }}"));
        Refused(bomb, "", new Limits());
    }

    [Fact]
    public void Unused_fragments_that_multiply_are_refused_too()
    {
        var bomb = "{ a } " + string.Join(" ", Enumerable.Range(0, 60).Select(i =>
            $"fragment f{i} on Node {{ {(i < 59 ? $"child {{ ...f{i + 1} }} other {{ ...f{i + 1} }}" : "name")} }}"));
        Assert.NotEmpty(Validate(bomb, new Limits { ValidationErrors = int.MaxValue }));
    }

    [Fact]
    public void A_cycle_of_fragments_ends_with_an_error() =>
        Assert.Contains(
            Validate("{ root { ...a } } fragment a on Node { child { ...b } } fragment b on Node { other { ...a } }",
                Limits.None),
            error => error.Message.Contains("within itself", StringComparison.Ordinal));

    [Fact]
    public void Errors_end_at_their_limit() =>
        Assert.Equal(
            5, Validate("{ " + string.Join(" ", Enumerable.Range(0, 40).Select(i => $"nope{i}")) + " }", Small).Count);

    private static void Refused(string text, string because, Limits? limits = null)
    {
        var error = Assert.Single(Validate(text, limits ?? Small));
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Equal("LIMIT_EXCEEDED", error.Extensions!["code"]);
    }

    private static IReadOnlyList<GraphQLError> Validate(string text, Limits limits) =>
        Validator.Validate(Tree, Parser.Parse(text), limits);
}
