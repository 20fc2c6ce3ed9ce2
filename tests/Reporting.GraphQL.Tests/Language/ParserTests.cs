using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Tests.Language;

/// <summary>Documents, and the places where what is none goes wrong. Spec 2, 3.</summary>
public sealed class ParserTests
{
    [Theory]
    [InlineData("▸")]
    [InlineData("{ ▸}")]
    [InlineData("{ a(▸) }")]
    [InlineData("query (▸) { a }")]
    [InlineData("{ ...▸}")]
    [InlineData("{ ... on ▸}")]
    [InlineData("fragment ▸on on A { a }")]
    [InlineData("query ($a: Int = ▸$b) { a }")]
    [InlineData("{ a: ▸{ b } }")]
    [InlineData("▸notAnything { a }")]
    [InlineData("▸\"described\" { a }")]
    [InlineData("▸\"described\" extend type A { a: Int }")]
    [InlineData("extend type A▸")]
    [InlineData("enum A { ▸true }")]
    [InlineData("directive @a on ▸ELSEWHERE")]
    [InlineData("type A { a ▸}")]
    [InlineData("{ a(b: [1, ▸:]) }")]
    public void What_is_no_document_is_refused_at_its_place(string marked)
    {
        var (text, places) = Marked.Read(marked);
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text)).Error;
        Assert.Equal(places, error.Locations);
    }

    [Theory]
    [InlineData("query ($a: [Int!]! = [1, 2], $b: B = {c: \"d\", e: F}) @g {\n  a\n}")]
    [InlineData("\"\"\"An operation.\"\"\"\nquery Q {\n  x: a(b: 1, c: null, d: true, e: $f) @include(if: $f) {\n    ...g @h\n    ... on I {\n      j\n    }\n    ... @skip(if: false) {\n      k\n    }\n  }\n}")]
    [InlineData("fragment a on B @c {\n  d\n}")]
    [InlineData("mutation {\n  a\n}\n\nsubscription S {\n  b\n}")]
    [InlineData("schema @a {\n  query: Q\n  mutation: M\n}\n\nextend schema @b")]
    [InlineData("\"\"\"A type.\"\"\"\ntype A implements B & C @d {\n  \"\"\"A field.\"\"\"\n  e(f: Int = 1 @g): [H!]! @deprecated(reason: \"i\")\n}")]
    [InlineData("interface A implements B {\n  c: D\n}\n\nextend interface A @e")]
    [InlineData("union A = B | C\n\nextend union A = D")]
    [InlineData("enum A {\n  B @c\n  D\n}\n\nextend enum A {\n  E\n}")]
    [InlineData("input A @oneOf {\n  b: [Int] = [1] @c\n}\n\nextend input A {\n  d: Int\n}")]
    [InlineData("scalar A @specifiedBy(url: \"b\")\n\nextend scalar A @c")]
    [InlineData("directive @a(b: Int = 1) repeatable on FIELD | QUERY")]
    public void A_document_prints_as_it_was_written(string text) =>
        Assert.Equal(text, Printer.Print(Parser.Parse(text)));

    [Theory]
    [InlineData("{ a }", "{▸a }", 1)]
    [InlineData("{ a b c }", "{ a b ▸c }", 3)]
    public void Tokens_are_limited(string text, string marked, int tokens)
    {
        var error = Refusal(text, new Limits { Tokens = tokens });
        Assert.Contains("tokens", error.Message, StringComparison.Ordinal);
        Assert.Equal(marked.Length > 0 ? 1 : 0, error.Locations.Length);
    }

    [Fact]
    public void Nodes_nesting_and_directives_at_one_place_are_limited()
    {
        Assert.Contains("nodes", Refusal("{ a b c }", new Limits { Nodes = 3 }).Message, StringComparison.Ordinal);
        Assert.Contains(
            "deeper", Refusal("{ a { b { c } } }", new Limits { Nesting = 2 }).Message, StringComparison.Ordinal);
        Assert.Contains(
            "deeper", Refusal("{ a(b: [[[1]]]) }", new Limits { Nesting = 2 }).Message, StringComparison.Ordinal);
        Assert.Contains("directives", Refusal("{ a @b @c @d }", new Limits { DirectivesPerPlace = 2 }).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_does_no_harm()
    {
        var error = Refusal(string.Concat(Enumerable.Repeat("{a", 200_000)), new Limits { Tokens = int.MaxValue });
        Assert.Contains("deeper", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Type")]
    [InlineData("Type.field")]
    [InlineData("Type.field(argument:)")]
    [InlineData("@directive")]
    [InlineData("@directive(argument:)")]
    public void A_schema_coordinate_is_read_and_printed(string text) =>
        Assert.Equal(text, SchemaCoordinate.Parse(text).ToString());

    [Theory]
    [InlineData("Type▸ .field")]
    [InlineData("Type.▸")]
    [InlineData("Type▸(argument:)")]
    [InlineData("@directive▸.field")]
    [InlineData("Type.field(argument▸)")]
    public void What_is_no_coordinate_is_refused_at_its_place(string marked)
    {
        var (text, places) = Marked.Read(marked);
        Assert.Equal(places, Assert.Throws<GraphQLSyntaxException>(() => SchemaCoordinate.Parse(text)).Error.Locations);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(@"a\nb\t\""\\\/", "a\nb\t\"\\/")]
    [InlineData(@"\u00e9\uD83D\uDE00", "é😀")]
    public void The_inside_of_a_json_string_is_unescaped(string escaped, string text) => Assert.Equal(
        text, new SourceText(JsonText.Unescape(System.Text.Encoding.UTF8.GetBytes(escaped))).ToString());

    private static GraphQLError Refusal(string text, Limits limits) =>
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(SourceText.From(text), limits)).Error;
}
