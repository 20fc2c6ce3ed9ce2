using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Reporting.GraphQL.Language;

/// <summary>
/// Reads documents, values and types by recursive descent; methods are named after the grammar. Spec Appendix B.
/// </summary>
internal ref struct Parser
{
    private readonly Limits _limits;
    private readonly NameTable _names;
    private Lexer _lexer;
    private int _tokens;
    private int _nodes;
    private int _depth;

    private Parser(SourceText source, Limits limits, NameTable? names)
    {
        _limits = limits;
        _names = names ?? new NameTable();
        _lexer = new Lexer(source);
        Advance();
    }

    public static DocumentNode Parse(string text) => Parse(SourceText.From(text), Limits.None);

    public static DocumentNode Parse(SourceText source, Limits limits, NameTable? names = null)
    {
        var parser = new Parser(source, limits, names);
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(parser.Definition());
        }
        while (parser._lexer.Kind != TokenKind.EndOfFile);
        return new DocumentNode(source, ImmutableArray.CreateRange(definitions));
    }

    public static ValueNode ParseValue(string text, bool isConst = false)
    {
        var parser = new Parser(SourceText.From(text), Limits.None, null);
        var value = parser.Value(isConst);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    public static TypeNode ParseType(string text)
    {
        var parser = new Parser(SourceText.From(text), Limits.None, null);
        var type = parser.TypeReference();
        parser.Expect(TokenKind.EndOfFile);
        return type;
    }

    private DefinitionNode Definition()
    {
        if (_lexer.Kind == TokenKind.BraceL)
            return Operation();
        var hasDescription = IsString;
        var keyword = hasDescription ? LookAhead() : _lexer;
        if (hasDescription && keyword.Kind == TokenKind.BraceL)
            throw Failure("Unexpected description, descriptions are not supported on shorthand queries.");
        if (keyword.Kind != TokenKind.Name)
            throw Unexpected(keyword);
        var word = keyword.Token;
        if (word.SequenceEqual("query"u8) || word.SequenceEqual("mutation"u8) || word.SequenceEqual("subscription"u8))
            return Operation();
        if (word.SequenceEqual("fragment"u8))
            return Fragment();
        if (StartsTypeSystemDefinition(word))
            return TypeSystemDefinition(_lexer.Start, Description(), isExtension: false);
        if (hasDescription)
            throw Failure("Unexpected description, only GraphQL definitions support descriptions.");
        if (!word.SequenceEqual("extend"u8))
            throw Unexpected(keyword);
        var start = _lexer.Start;
        Advance();
        return TypeSystemDefinition(start, null, isExtension: true);
    }

    private static bool StartsTypeSystemDefinition(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("schema"u8) || word.SequenceEqual("scalar"u8) || word.SequenceEqual("type"u8)
        || word.SequenceEqual("interface"u8) || word.SequenceEqual("union"u8) || word.SequenceEqual("enum"u8)
        || word.SequenceEqual("input"u8) || word.SequenceEqual("directive"u8);

    // Spec 2.3 Operations
    private OperationNode Operation()
    {
        var start = _lexer.Start;
        if (_lexer.Kind == TokenKind.BraceL)
            return Counted(new OperationNode(start, null, OperationKind.Query, null, [], [], SelectionSet()));
        var description = Description();
        var kind = OperationType();
        NameNode? name = _lexer.Kind == TokenKind.Name ? Name() : null;
        var variables = OptionalMany(
            TokenKind.ParenL, TokenKind.ParenR, static (ref Parser p) => p.VariableDefinition());
        var directives = Directives(isConst: false);
        return Counted(new OperationNode(start, description, kind, name, variables, directives, SelectionSet()));
    }

    private OperationKind OperationType()
    {
        var word = _lexer.Kind == TokenKind.Name ? _lexer.Token : default;
        OperationKind? kind = word.SequenceEqual("query"u8) ? OperationKind.Query
            : word.SequenceEqual("mutation"u8) ? OperationKind.Mutation
            : word.SequenceEqual("subscription"u8) ? OperationKind.Subscription : null;
        if (kind is null && _lexer.Kind != TokenKind.Name)
            throw Failure($"Expected Name, found {Describe(_lexer)}.");
        if (kind is null)
            throw Unexpected(_lexer);
        Advance();
        return kind.Value;
    }

    // Spec 2.11 Variables
    private VariableDefinitionNode VariableDefinition()
    {
        var start = _lexer.Start;
        var description = Description();
        var variable = Variable();
        Expect(TokenKind.Colon);
        var type = TypeReference();
        var defaultValue = Skip(TokenKind.Equals) ? Value(isConst: true) : null;
        return Counted(
            new VariableDefinitionNode(start, description, variable, type, defaultValue, Directives(isConst: true)));
    }

    private VariableNode Variable()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Dollar);
        return Counted(new VariableNode(start, Name()));
    }

    // Spec 2.4 Selection Sets
    private SelectionSetNode SelectionSet()
    {
        var start = _lexer.Start;
        Enter();
        var selections = Many(TokenKind.BraceL, TokenKind.BraceR, static (ref Parser p) => p.Selection());
        _depth--;
        return Counted(new SelectionSetNode(start, selections));
    }

    private SelectionNode Selection() => _lexer.Kind == TokenKind.Spread ? FragmentOrSpread() : Field();

    // Spec 2.5 Fields, 2.7 Field Alias
    private FieldNode Field()
    {
        var start = _lexer.Start;
        var name = Name();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = Name();
        }
        var arguments = Arguments(isConst: false);
        var directives = Directives(isConst: false);
        var selectionSet = _lexer.Kind == TokenKind.BraceL ? SelectionSet() : null;
        return Counted(new FieldNode(start, alias, name, arguments, directives, selectionSet));
    }

    // Spec 2.6 Arguments
    private ImmutableArray<ArgumentNode> Arguments(bool isConst) => isConst
        ? OptionalMany(TokenKind.ParenL, TokenKind.ParenR, static (ref Parser p) => p.Argument(isConst: true))
        : OptionalMany(TokenKind.ParenL, TokenKind.ParenR, static (ref Parser p) => p.Argument(isConst: false));

    private ArgumentNode Argument(bool isConst)
    {
        var name = Name();
        Expect(TokenKind.Colon);
        return Counted(new ArgumentNode(name, Value(isConst)));
    }

    // Spec 2.8 Fragments
    private SelectionNode FragmentOrSpread()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Spread);
        var hasType = SkipKeyword("on"u8);
        if (!hasType && _lexer.Kind == TokenKind.Name)
            return Counted(new FragmentSpreadNode(start, FragmentName(), Directives(isConst: false)));
        var type = hasType ? NamedType() : null;
        return Counted(new InlineFragmentNode(start, type, Directives(isConst: false), SelectionSet()));
    }

    private FragmentNode Fragment()
    {
        var start = _lexer.Start;
        var description = Description();
        ExpectKeyword("fragment"u8);
        var name = FragmentName();
        ExpectKeyword("on"u8);
        var type = NamedType();
        var directives = Directives(isConst: false);
        return Counted(new FragmentNode(start, description, name, type, directives, SelectionSet()));
    }

    private NameNode FragmentName() => _lexer.Kind == TokenKind.Name && _lexer.Token.SequenceEqual("on"u8)
        ? throw Unexpected(_lexer)
        : Name();

    // Spec 2.10 Input Values
    private ValueNode Value(bool isConst)
    {
        var start = _lexer.Start;
        switch (_lexer.Kind)
        {
            case TokenKind.BracketL:
                Enter();
                var items = isConst
                    ? Any(TokenKind.BracketL, TokenKind.BracketR, static (ref Parser p) => p.Value(isConst: true))
                    : Any(TokenKind.BracketL, TokenKind.BracketR, static (ref Parser p) => p.Value(isConst: false));
                _depth--;
                return Counted(new ListNode(start, items));
            case TokenKind.BraceL:
                Enter();
                var fields = isConst
                    ? Any(TokenKind.BraceL, TokenKind.BraceR, static (ref Parser p) => p.Argument(isConst: true))
                    : Any(TokenKind.BraceL, TokenKind.BraceR, static (ref Parser p) => p.Argument(isConst: false));
                _depth--;
                return Counted(new ObjectNode(start, fields));
            case TokenKind.Int:
                return Counted(new IntNode(start, Text()));
            case TokenKind.Float:
                return Counted(new FloatNode(start, Text()));
            case TokenKind.String or TokenKind.BlockString:
                return String();
            case TokenKind.Name:
                return NamedValue(start);
            case TokenKind.Dollar:
                return isConst ? throw VariableInConstant() : Variable();
            default:
                throw Unexpected(_lexer);
        }
    }

    private ValueNode NamedValue(int start)
    {
        var name = Name().Value;
        return name switch
        {
            "true" => Counted(new BooleanNode(start, true)),
            "false" => Counted(new BooleanNode(start, false)),
            "null" => Counted(new NullNode(start)),
            _ => Counted(new EnumNode(start, name)),
        };
    }

    private readonly GraphQLSyntaxException VariableInConstant()
    {
        var name = LookAhead();
        return name.Kind == TokenKind.Name
            ? Failure($"Unexpected variable \"${Encoding.UTF8.GetString(name.Token)}\" in constant value.")
            : Unexpected(_lexer);
    }

    private StringNode String()
    {
        var node = new StringNode(_lexer.Start, _lexer.StringValue(), _lexer.Kind == TokenKind.BlockString);
        Advance();
        return Counted(node);
    }

    // Spec 2.13 Directives
    private ImmutableArray<DirectiveNode> Directives(bool isConst)
    {
        if (_lexer.Kind != TokenKind.At)
            return [];
        var directives = new List<DirectiveNode>();
        while (_lexer.Kind == TokenKind.At)
        {
            if (directives.Count == _limits.DirectivesPerPlace)
                throw Failure($"More than {_limits.DirectivesPerPlace} directives at one place.");
            var start = _lexer.Start;
            Advance();
            directives.Add(Counted(new DirectiveNode(start, Name(), Arguments(isConst))));
        }
        return ImmutableArray.CreateRange(directives);
    }

    // Spec 2.12 Type References
    private TypeNode TypeReference()
    {
        var start = _lexer.Start;
        TypeNode type;
        if (Skip(TokenKind.BracketL))
        {
            Enter();
            type = Counted(new ListTypeNode(start, TypeReference()));
            _depth--;
            Expect(TokenKind.BracketR);
        }
        else
        {
            type = NamedType();
        }
        return Skip(TokenKind.Bang) ? Counted(new NonNullTypeNode(type)) : type;
    }

    private NamedTypeNode NamedType() => Counted(new NamedTypeNode(Name()));

    // Spec 3 Type System: one method for a definition and its extension, which differ in what may be left out.
    private TypeSystemNode TypeSystemDefinition(int start, StringNode? description, bool isExtension)
    {
        if (_lexer.Kind != TokenKind.Name || !StartsTypeSystemDefinition(_lexer.Token))
            throw Unexpected(_lexer);
        var keyword = _lexer;
        var word = keyword.Token;
        Advance();
        if (word.SequenceEqual("schema"u8))
            return Schema(start, description, isExtension);
        if (word.SequenceEqual("scalar"u8))
            return Scalar(start, description, isExtension);
        if (word.SequenceEqual("type"u8) || word.SequenceEqual("interface"u8))
            return FieldsType(start, description, isExtension, isInterface: word[0] == (byte)'i');
        if (word.SequenceEqual("union"u8))
            return Union(start, description, isExtension);
        if (word.SequenceEqual("enum"u8))
            return EnumType(start, description, isExtension);
        if (word.SequenceEqual("input"u8))
            return InputObject(start, description, isExtension);
        if (word.SequenceEqual("directive"u8) && !isExtension)
            return DirectiveDefinition(start, description);
        throw Unexpected(keyword);
    }

    private SchemaNode Schema(int start, StringNode? description, bool isExtension)
    {
        var directives = Directives(isConst: true);
        var types = isExtension
            ? OptionalMany(TokenKind.BraceL, TokenKind.BraceR, static (ref Parser p) => p.RootOperationType())
            : Many(TokenKind.BraceL, TokenKind.BraceR, static (ref Parser p) => p.RootOperationType());
        RequireContent(isExtension, directives.Length + types.Length);
        return Counted(new SchemaNode(start, description, isExtension, directives, types));
    }

    private OperationTypeNode RootOperationType()
    {
        var start = _lexer.Start;
        var kind = OperationType();
        Expect(TokenKind.Colon);
        return Counted(new OperationTypeNode(start, kind, NamedType()));
    }

    private ScalarNode Scalar(int start, StringNode? description, bool isExtension)
    {
        var name = Name();
        var directives = Directives(isConst: true);
        RequireContent(isExtension, directives.Length);
        return Counted(new ScalarNode(start, description, isExtension, name, directives));
    }

    private FieldsTypeNode FieldsType(int start, StringNode? description, bool isExtension, bool isInterface)
    {
        var name = Name();
        var interfaces = SkipKeyword("implements"u8)
            ? Delimited(TokenKind.Amp, static (ref Parser p) => p.NamedType())
            : [];
        var directives = Directives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceL, TokenKind.BraceR, static (ref Parser p) => p.FieldDefinition());
        RequireContent(isExtension, interfaces.Length + directives.Length + fields.Length);
        return Counted(
            new FieldsTypeNode(start, description, isExtension, isInterface, name, interfaces, directives, fields));
    }

    private FieldDefinitionNode FieldDefinition()
    {
        var start = _lexer.Start;
        var description = Description();
        var name = Name();
        var arguments = OptionalMany(
            TokenKind.ParenL, TokenKind.ParenR, static (ref Parser p) => p.InputValueDefinition());
        Expect(TokenKind.Colon);
        var type = TypeReference();
        return Counted(new FieldDefinitionNode(start, description, name, arguments, type, Directives(isConst: true)));
    }

    private InputValueNode InputValueDefinition()
    {
        var start = _lexer.Start;
        var description = Description();
        var name = Name();
        Expect(TokenKind.Colon);
        var type = TypeReference();
        var defaultValue = Skip(TokenKind.Equals) ? Value(isConst: true) : null;
        return Counted(new InputValueNode(start, description, name, type, defaultValue, Directives(isConst: true)));
    }

    private UnionNode Union(int start, StringNode? description, bool isExtension)
    {
        var name = Name();
        var directives = Directives(isConst: true);
        var types = Skip(TokenKind.Equals) ? Delimited(TokenKind.Pipe, static (ref Parser p) => p.NamedType()) : [];
        RequireContent(isExtension, directives.Length + types.Length);
        return Counted(new UnionNode(start, description, isExtension, name, directives, types));
    }

    private EnumTypeNode EnumType(int start, StringNode? description, bool isExtension)
    {
        var name = Name();
        var directives = Directives(isConst: true);
        var values = OptionalMany(TokenKind.BraceL, TokenKind.BraceR, static (ref Parser p) => p.EnumValueDefinition());
        RequireContent(isExtension, directives.Length + values.Length);
        return Counted(new EnumTypeNode(start, description, isExtension, name, directives, values));
    }

    private EnumValueDefinitionNode EnumValueDefinition()
    {
        var start = _lexer.Start;
        var description = Description();
        if (_lexer.Kind == TokenKind.Name && IsReserved(_lexer.Token))
            throw Failure($"{Describe(_lexer)} is reserved and cannot be used for an enum value.");
        var name = Name();
        return Counted(new EnumValueDefinitionNode(start, description, name, Directives(isConst: true)));
    }

    private static bool IsReserved(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8);

    private InputObjectNode InputObject(int start, StringNode? description, bool isExtension)
    {
        var name = Name();
        var directives = Directives(isConst: true);
        var fields = OptionalMany(
            TokenKind.BraceL, TokenKind.BraceR, static (ref Parser p) => p.InputValueDefinition());
        RequireContent(isExtension, directives.Length + fields.Length);
        return Counted(new InputObjectNode(start, description, isExtension, name, directives, fields));
    }

    private DirectiveDefinitionNode DirectiveDefinition(int start, StringNode? description)
    {
        Expect(TokenKind.At);
        var name = Name();
        var arguments = OptionalMany(
            TokenKind.ParenL, TokenKind.ParenR, static (ref Parser p) => p.InputValueDefinition());
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = Delimited(TokenKind.Pipe, static (ref Parser p) => p.DirectiveLocation());
        return Counted(new DirectiveDefinitionNode(start, description, name, arguments, isRepeatable, locations));
    }

    private NameNode DirectiveLocation()
    {
        var token = _lexer;
        var name = Name();
        return Types.DirectiveLocations.IsKnown(name.Value) ? name : throw Unexpected(token);
    }

    /// <summary>An extension that adds nothing is no extension.</summary>
    private readonly void RequireContent(bool isExtension, int parts)
    {
        if (isExtension && parts == 0)
            throw Unexpected(_lexer);
    }

    // Spec 2.2 Descriptions
    private StringNode? Description() => IsString ? String() : null;

    private readonly bool IsString => _lexer.Kind is TokenKind.String or TokenKind.BlockString;

    private NameNode Name()
    {
        if (_lexer.Kind != TokenKind.Name)
            throw Failure($"Expected Name, found {Describe(_lexer)}.");
        var name = new NameNode(_names.Get(_lexer.Token), _lexer.Start);
        Advance();
        return name;
    }

    private string Text()
    {
        var text = Encoding.UTF8.GetString(_lexer.Token);
        Advance();
        return text;
    }

    private delegate T Part<T>(ref Parser parser);

    /// <summary>One or more parts between two tokens.</summary>
    private ImmutableArray<T> Many<T>(TokenKind open, TokenKind close, Part<T> part)
    {
        Expect(open);
        var first = part(ref this);
        if (Skip(close))
            return [first];
        var parts = new List<T> { first };
        do
        {
            parts.Add(part(ref this));
        }
        while (!Skip(close));
        return ImmutableCollectionsMarshal.AsImmutableArray(parts.ToArray());
    }

    /// <summary>Nothing, or one or more parts between two tokens.</summary>
    private ImmutableArray<T> OptionalMany<T>(TokenKind open, TokenKind close, Part<T> part) =>
        _lexer.Kind == open ? Many(open, close, part) : [];

    /// <summary>Any number of parts between two tokens.</summary>
    private ImmutableArray<T> Any<T>(TokenKind open, TokenKind close, Part<T> part)
    {
        Expect(open);
        var parts = new List<T>();
        while (!Skip(close))
            parts.Add(part(ref this));
        return ImmutableCollectionsMarshal.AsImmutableArray(parts.ToArray());
    }

    /// <summary>One or more parts with a delimiter between them, which may also stand before the first.</summary>
    private ImmutableArray<T> Delimited<T>(TokenKind delimiter, Part<T> part)
    {
        Skip(delimiter);
        var parts = new List<T>();
        do
        {
            parts.Add(part(ref this));
        }
        while (Skip(delimiter));
        return ImmutableCollectionsMarshal.AsImmutableArray(parts.ToArray());
    }

    private void Advance()
    {
        _lexer.Advance();
        if (++_tokens > _limits.Tokens && _lexer.Kind != TokenKind.EndOfFile)
            throw Failure($"Document contains more than {_limits.Tokens} tokens. Parsing aborted.");
    }

    private readonly Lexer LookAhead()
    {
        var ahead = _lexer;
        ahead.Advance();
        return ahead;
    }

    private T Counted<T>(T node) where T : Node => ++_nodes > _limits.Nodes
        ? throw Failure($"Document contains more than {_limits.Nodes} nodes. Parsing aborted.")
        : node;

    private void Enter()
    {
        if (++_depth > _limits.Nesting)
            throw Failure($"Document is nested deeper than {_limits.Nesting} levels. Parsing aborted.");
    }

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
            throw Failure($"Expected {Tokens.Name(kind)}, found {Describe(_lexer)}.");
    }

    private bool SkipKeyword(ReadOnlySpan<byte> word)
    {
        if (_lexer.Kind != TokenKind.Name || !_lexer.Token.SequenceEqual(word))
            return false;
        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> word)
    {
        if (!SkipKeyword(word))
            throw Failure($"Expected \"{Encoding.UTF8.GetString(word)}\", found {Describe(_lexer)}.");
    }

    private readonly GraphQLSyntaxException Failure(string message) => _lexer.Failure(_lexer.Start, message);

    private static GraphQLSyntaxException Unexpected(Lexer token) =>
        token.Failure(token.Start, $"Unexpected {Describe(token)}.");

    private static string Describe(Lexer token) => token.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float =>
            $"{Tokens.Name(token.Kind)} \"{Encoding.UTF8.GetString(token.Token)}\"",
        TokenKind.String or TokenKind.BlockString => $"{Tokens.Name(token.Kind)} \"{token.StringValue()}\"",
        _ => Tokens.Name(token.Kind),
    };
}
