using System.Text;

namespace Reporting.GraphQL.Language;

/// <summary>
/// Names one element of a schema: <c>Type</c>, <c>Type.field</c>, <c>Type.field(argument:)</c>, <c>@directive</c> or
/// <c>@directive(argument:)</c>. Spec 3.14 Schema Coordinates.
/// </summary>
internal sealed record SchemaCoordinate(bool IsDirective, string Name, string? Member, string? Argument)
{
    /// <summary>Reads a coordinate; it has no white space and no comments.</summary>
    public static SchemaCoordinate Parse(string text)
    {
        var lexer = new Lexer(SourceText.From(text)) { ReadsCoordinate = true };
        lexer.Advance();
        var isDirective = Skip(ref lexer, TokenKind.At);
        var name = ReadName(ref lexer);
        var member = !isDirective && Skip(ref lexer, TokenKind.Dot) ? ReadName(ref lexer) : null;
        string? argument = null;
        if ((isDirective || member is not null) && Skip(ref lexer, TokenKind.ParenL))
        {
            argument = ReadName(ref lexer);
            Expect(ref lexer, TokenKind.Colon);
            Expect(ref lexer, TokenKind.ParenR);
        }
        Expect(ref lexer, TokenKind.EndOfFile);
        return new SchemaCoordinate(isDirective, name, member, argument);
    }

    public override string ToString() => (IsDirective ? "@" : "") + Name
        + (Member is null ? "" : "." + Member) + (Argument is null ? "" : $"({Argument}:)");

    private static bool Skip(ref Lexer lexer, TokenKind kind)
    {
        if (lexer.Kind != kind)
            return false;
        lexer.Advance();
        return true;
    }

    private static void Expect(ref Lexer lexer, TokenKind kind)
    {
        if (lexer.Kind != kind)
            throw lexer.Failure(lexer.Start, $"Expected {Tokens.Name(kind)}, found {Tokens.Name(lexer.Kind)}.");
        lexer.Advance();
    }

    private static string ReadName(ref Lexer lexer)
    {
        if (lexer.Kind != TokenKind.Name)
            throw lexer.Failure(lexer.Start, $"Expected Name, found {Tokens.Name(lexer.Kind)}.");
        var name = Encoding.ASCII.GetString(lexer.Token);
        lexer.Advance();
        return name;
    }
}
