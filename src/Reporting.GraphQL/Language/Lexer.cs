using System.Globalization;
using System.Text;

namespace Reporting.GraphQL.Language;

internal enum TokenKind : byte
{
    StartOfFile, EndOfFile, Bang, Dollar, Amp, ParenL, ParenR, Dot, Spread, Colon, Equals, At, BracketL, BracketR,
        BraceL, Pipe,
    BraceR, Name, Int, Float, String, BlockString,
}

/// <summary>Cuts UTF-8 text into tokens, one at a time, without allocating. Spec 2.1 Source Text, Appendix B.</summary>
internal ref struct Lexer(SourceText source)
{
    private readonly ReadOnlySpan<byte> _text = source.Utf8.Span;

    public readonly SourceText Source = source;
    public TokenKind Kind = TokenKind.StartOfFile;
    public int Start;
    public int End;

    /// <summary>
    /// A coordinate such as <c>Type.field</c> has single dots and no ignored tokens; a document has neither.
    /// </summary>
    public bool ReadsCoordinate;

    public readonly ReadOnlySpan<byte> Token => _text[Start..End];

    /// <summary>Goes to the next token that is not ignored.</summary>
    public void Advance()
    {
        var text = _text;
        var at = End;
        while ((uint)at < (uint)text.Length)
        {
            var unit = text[at];
            switch (unit)
            {
                case (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\n' or (byte)'\r' when !ReadsCoordinate:
                    at++;
                    continue;
                case (byte)'#' when !ReadsCoordinate:
                    at = SkipComment(at + 1);
                    continue;
                case 0xEF when !ReadsCoordinate && IsByteOrderMark(at):
                    at += 3;
                    continue;
                case (byte)'"' when !ReadsCoordinate:
                    ReadString(at);
                    return;
                case (byte)'.':
                    ReadDots(at);
                    return;
            }
            if (IsNameStart(unit))
                ReadName(at);
            else if (unit is >= (byte)'0' and <= (byte)'9' or (byte)'-')
                ReadNumber(at);
            else
                Found(Punctuator(unit, at), at, at + 1);
            return;
        }
        Found(TokenKind.EndOfFile, text.Length, text.Length);
    }

    private void Found(TokenKind kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }

    private readonly TokenKind Punctuator(byte unit, int at) => unit switch
    {
        (byte)'!' => TokenKind.Bang,
        (byte)'$' => TokenKind.Dollar,
        (byte)'&' => TokenKind.Amp,
        (byte)'(' => TokenKind.ParenL,
        (byte)')' => TokenKind.ParenR,
        (byte)':' => TokenKind.Colon,
        (byte)'=' => TokenKind.Equals,
        (byte)'@' => TokenKind.At,
        (byte)'[' => TokenKind.BracketL,
        (byte)']' => TokenKind.BracketR,
        (byte)'{' => TokenKind.BraceL,
        (byte)'|' => TokenKind.Pipe,
        (byte)'}' => TokenKind.BraceR,
        (byte)'\'' => throw Failure(
            at, "Unexpected single quote character ('), did you mean to use a double quote (\")?"),
        _ => throw Failure(at, (IsScalarAt(at, out _) ? "Unexpected" : "Invalid") + $" character: {Describe(at)}."),
    };

    private readonly bool IsByteOrderMark(int at) =>
        at + 2 < _text.Length && _text[at + 1] == 0xBB && _text[at + 2] == 0xBF;

    private static bool IsNameStart(byte unit) => (unit | 0x20) is >= 'a' and <= 'z' || unit == (byte)'_';

    private static bool IsDigit(int unit) => unit is >= '0' and <= '9';

    // Spec 2.1.4 Comments: everything up to the end of the line.
    private readonly int SkipComment(int at)
    {
        while (at < _text.Length && _text[at] is not ((byte)'\n' or (byte)'\r'))
        {
            if (!IsScalarAt(at, out var length))
                throw Failure(at, $"Invalid character: {Describe(at)}.");
            at += length;
        }
        return at;
    }

    private void ReadDots(int at)
    {
        if (!ReadsCoordinate && at + 2 < _text.Length && _text[at + 1] == (byte)'.' && _text[at + 2] == (byte)'.')
            Found(TokenKind.Spread, at, at + 3);
        else if (ReadsCoordinate)
            Found(TokenKind.Dot, at, at + 1);
        else
            throw Failure(at, $"Unexpected character: {Describe(at)}.");
    }

    // Spec 2.1.9 Names
    private void ReadName(int start)
    {
        var end = start + 1;
        while (end < _text.Length && (IsNameStart(_text[end]) || IsDigit(_text[end])))
            end++;
        Found(TokenKind.Name, start, end);
    }

    private readonly int UnitAt(int at) => at < _text.Length ? _text[at] : -1;

    // Spec 2.10.1 Int Value, 2.10.2 Float Value: neither may be followed by a digit, a dot or a name.
    private void ReadNumber(int start)
    {
        var at = start;
        var isFloat = false;
        if (UnitAt(at) == '-')
            at++;
        if (UnitAt(at) == '0')
        {
            if (IsDigit(UnitAt(++at)))
                throw Failure(at, $"Invalid number, unexpected digit after 0: {Describe(at)}.");
        }
        else
        {
            at = ReadDigits(at);
        }
        if (UnitAt(at) == '.')
        {
            isFloat = true;
            at = ReadDigits(at + 1);
        }
        if (UnitAt(at) is 'e' or 'E')
        {
            isFloat = true;
            at = ReadDigits(UnitAt(at + 1) is '+' or '-' ? at + 2 : at + 1);
        }
        if (UnitAt(at) is var next && (next == '.' || (next > 0 && IsNameStart((byte)next))))
            throw Failure(at, $"Invalid number, expected digit but got: {Describe(at)}.");
        Found(isFloat ? TokenKind.Float : TokenKind.Int, start, at);
    }

    private readonly int ReadDigits(int at)
    {
        if (!IsDigit(UnitAt(at)))
            throw Failure(at, $"Invalid number, expected digit but got: {Describe(at)}.");
        while (IsDigit(UnitAt(at)))
            at++;
        return at;
    }

    // Spec 2.10.4 String Value
    private void ReadString(int start)
    {
        if (UnitAt(start + 1) == '"' && UnitAt(start + 2) == '"')
        {
            ReadBlockString(start);
            return;
        }
        var at = start + 1;
        while (at < _text.Length && _text[at] is not ((byte)'\n' or (byte)'\r'))
        {
            switch (_text[at])
            {
                case (byte)'"':
                    Found(TokenKind.String, start, at + 1);
                    return;
                case (byte)'\\':
                    at += ReadEscape(at, out _);
                    break;
                default:
                    at += ReadCharacter(at);
                    break;
            }
        }
        throw Failure(at, "Unterminated string.");
    }

    private void ReadBlockString(int start)
    {
        var at = start + 3;
        while (at < _text.Length)
        {
            if (_text[at..].StartsWith("\"\"\""u8))
            {
                Found(TokenKind.BlockString, start, at + 3);
                return;
            }
            at += _text[at..].StartsWith("\\\"\"\""u8) ? 4 : ReadCharacter(at);
        }
        throw Failure(at, "Unterminated string.");
    }

    private readonly int ReadCharacter(int at) => IsScalarAt(at, out var length)
        ? length
        : throw Failure(at, $"Invalid character within String: {Describe(at)}.");

    /// <summary>The length of the escape at a backslash and the code point that it stands for.</summary>
    private readonly int ReadEscape(int at, out int point)
    {
        var kind = UnitAt(at + 1);
        if (kind == 'u')
            return UnitAt(at + 2) == '{' ? ReadBracedEscape(at, out point) : ReadUnicodeEscape(at, out point);
        point = kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Failure(at, $"Invalid character escape sequence: \"{Written(at, 2)}\"."),
        };
        return 2;
    }

    private readonly int ReadBracedEscape(int at, out int point)
    {
        point = 0;
        var size = 3;
        while (size < 12)
        {
            var unit = UnitAt(at + size++);
            if (unit == '}')
            {
                if (size < 5 || !Rune.IsValid(point))
                    break;
                return size;
            }
            if (HexValue(unit) is var digit && (digit < 0 || point > 0x7FFFFFF))
                break;
            point = (point << 4) | digit;
        }
        throw Failure(at, $"Invalid Unicode escape sequence: \"{Written(at, size)}\".");
    }

    private readonly int ReadUnicodeEscape(int at, out int point)
    {
        point = Hex4(at + 2);
        if (Rune.IsValid(point))
            return 6;
        if (point is >= 0xD800 and <= 0xDBFF && UnitAt(at + 6) == '\\' && UnitAt(at + 7) == 'u'
            && Hex4(at + 8) is >= 0xDC00 and <= 0xDFFF and var low)
        {
            point = char.ConvertToUtf32((char)point, (char)low);
            return 12;
        }
        throw Failure(at, $"Invalid Unicode escape sequence: \"{Written(at, 6)}\".");
    }

    private readonly int Hex4(int at)
    {
        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            if (HexValue(UnitAt(at + i)) is var digit && digit < 0)
                return -1;
            value = (value << 4) | digit;
        }
        return value;
    }

    private static int HexValue(int unit) => unit switch
    {
        >= '0' and <= '9' => unit - '0',
        >= 'a' and <= 'f' => unit - 'a' + 10,
        >= 'A' and <= 'F' => unit - 'A' + 10,
        _ => -1,
    };

    /// <summary>The value of the current string or block string token.</summary>
    public readonly string StringValue()
    {
        if (Kind == TokenKind.BlockString)
            return BlockString.Dedent(Encoding.UTF8.GetString(_text[(Start + 3)..(End - 3)]).Replace("\\\"\"\"",
                "\"\"\"", StringComparison.Ordinal));
        var inner = _text[(Start + 1)..(End - 1)];
        if (inner.IndexOf((byte)'\\') < 0)
            return Encoding.UTF8.GetString(inner);
        var value = new StringBuilder(inner.Length);
        for (var at = Start + 1; at < End - 1;)
        {
            if (_text[at] == (byte)'\\')
            {
                at += ReadEscape(at, out var point);
                value.Append(new Rune(point).ToString());
            }
            else
            {
                Rune.DecodeFromUtf8(_text[at..], out var rune, out var length);
                value.Append(rune.ToString());
                at += length;
            }
        }
        return value.ToString();
    }

    private readonly bool IsScalarAt(int at, out int length)
    {
        if (_text[at] < 0x80)
        {
            length = 1;
            return true;
        }
        return Rune.DecodeFromUtf8(_text[at..], out _, out length) == System.Buffers.OperationStatus.Done;
    }

    private readonly string Written(int at, int length) =>
        Encoding.UTF8.GetString(_text[at..Math.Min(at + length, _text.Length)]);

    /// <summary>A character for an error message: as written when printable, otherwise <c>U+XXXX</c>.</summary>
    private readonly string Describe(int at)
    {
        if (at >= _text.Length)
            return "<EOF>";
        var status = Rune.DecodeFromUtf8(_text[at..], out var rune, out _);
        if (status == System.Buffers.OperationStatus.Done && rune.Value is >= 0x20 and <= 0x7E)
            return rune.Value == '"' ? "'\"'" : $"\"{rune}\"";
        var point = status == System.Buffers.OperationStatus.Done ? rune.Value : SurrogateAt(at);
        return "U+" + point.ToString("X4", CultureInfo.InvariantCulture);
    }

    private readonly int SurrogateAt(int at) => _text[at] == 0xED && at + 2 < _text.Length
        ? ((_text[at] & 0x0F) << 12) | ((_text[at + 1] & 0x3F) << 6) | (_text[at + 2] & 0x3F)
        : 0xFFFD;

    public readonly GraphQLSyntaxException Failure(int at, string message) => new(Source, at, message);
}
