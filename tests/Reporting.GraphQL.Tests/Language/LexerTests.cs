using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Tests.Language;

/// <summary>Tokens of the language and the places of what is none. Spec 2.1, 2.10.</summary>
public sealed class LexerTests
{
    public static TheoryData<string, string> Tokens() => new()
    {
        { "! $ & ( ) ... : = @ [ ] { | }",
            "Bang Dollar Amp ParenL ParenR Spread Colon Equals At BracketL BracketR BraceL Pipe BraceR" },
        { "\uFEFF a,,b\t#c {\r\n_1", "Name Name Name" },
        { "0 -0 12 -34", "Int Int Int Int" },
        { "0.5 -1.25 1e3 1E-3 1.5e+10", "Float Float Float Float Float" },
        { "\"\" \"a\\\"b\" \"\"\"\"\"\" \"\"\"a \"\"b \\\"\"\" c\"\"\"", "String String BlockString BlockString" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_text_is_cut_into_tokens(string text, string kinds)
    {
        var found = new List<string>();
        var lexer = new Lexer(SourceText.From(text));
        for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
            found.Add(lexer.Kind.ToString());
        Assert.Equal(kinds, string.Join(' ', found));
    }

    [Fact]
    public void Every_kind_of_token_is_covered()
    {
        var covered = Tokens().SelectMany(row => row.Data.Item2.Split(' ')).ToHashSet();
        var missing = Enum.GetNames<TokenKind>().Except(covered);
        // The ends of a text are no tokens of it, and single dots come in coordinates only.
        Assert.Equal(["StartOfFile", "EndOfFile", "Dot"], missing);
    }

    [Theory]
    [InlineData("\"plain ✓ 😀\"", "plain ✓ 😀")]
    [InlineData(@"""\"" \\ \/ \b\f\n\r\t""", "\" \\ / \b\f\n\r\t")]
    [InlineData(@"""\u0041\u00e9\uD83D\uDE00\u{1F600}\u{41}""", "Aé😀😀A")]
    [InlineData("\"\"\"\n    a\n      b\n\n    c\n  \"\"\"", "a\n  b\n\nc")]
    [InlineData("\"\"\"a\\nb \\\"\"\" c\"\"\"", "a\\nb \"\"\" c")]
    [InlineData("\"\"\"  \n\t\n \"\"\"", "")]
    public void A_string_has_its_value(string text, string value)
    {
        var lexer = new Lexer(SourceText.From(text));
        lexer.Advance();
        Assert.Equal(value, lexer.StringValue());
    }

    [Theory]
    [InlineData("▸?")]
    [InlineData("{ a ▸é }")]
    [InlineData("▸'a'")]
    [InlineData("{ a ▸.. b }")]
    [InlineData("{ a(b: 0▸1) }")]
    [InlineData("{ a(b: 1.▸) }")]
    [InlineData("{ a(b: 1▸a) }")]
    [InlineData("{ a(b: 1.5▸.1) }")]
    [InlineData("{ a(b: -▸x) }")]
    [InlineData("{ a(b: 1e▸) }")]
    [InlineData("{ a(b: \"open▸\n\") }")]
    [InlineData("{ a(b: \"open▸")]
    [InlineData("{ a(b: \"\"\"open▸")]
    [InlineData("{ a(b: \"✓😀 ▸\\q\") }")]
    [InlineData("{ a(b: \"▸\\u12G4\") }")]
    [InlineData("{ a(b: \"▸\\uD83D\") }")]
    [InlineData("{ a(b: \"▸\\uDE00\") }")]
    [InlineData("{ a(b: \"▸\\u{110000}\") }")]
    [InlineData("{ a(b: \"▸\\u{}\") }")]
    [InlineData("{\r\n a\r b\n ▸%")]
    public void What_is_no_token_is_refused_at_its_place(string marked)
    {
        var (text, places) = Marked.Read(marked.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text)).Error;
        Assert.Equal(places, error.Locations);
    }

    [Fact]
    public void Columns_count_utf_16_units_and_lines_all_three_line_ends()
    {
        var source = SourceText.From("a\r\nb\rc\n\"é😀\" x");
        var at = source.ToString().IndexOf('x', StringComparison.Ordinal);
        var bytes = System.Text.Encoding.UTF8.GetByteCount(source.ToString()[..at]);
        Assert.Equal(new Location(4, 7), source.LocationAt(bytes));
    }

    [Fact]
    public void A_lone_surrogate_is_no_character_even_in_a_string()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ a(b: \"\uD800\") }")).Error;
        Assert.Equal([new Location(1, 9)], error.Locations);
        Assert.Contains("U+D800", error.Message, StringComparison.Ordinal);
    }
}
