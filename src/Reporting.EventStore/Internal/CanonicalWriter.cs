using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Reporting.EventStore.Internal;

/// <summary>One pass over a document: members are written as they come, and moved only where they came out of order.</summary>
internal ref struct CanonicalWriter
{
    private readonly record struct Member(int KeyStart, int KeyEnd, int Start, int End);

    private const long IntegerMax = 1L << 53;

    private static readonly SearchValues<byte> IntegerBytes = SearchValues.Create("-0123456789"u8);

    private readonly bool _bodyRules;
    private Utf8JsonReader _reader;
    private byte[] _output;
    private int _length;
    private byte[] _keys;
    private int _keysLength;
    private List<Member>? _members;

    public CanonicalWriter(ReadOnlySpan<byte> json, bool bodyRules)
    {
        _bodyRules = bodyRules;
        _reader = new Utf8JsonReader(json);
        // An escape of six bytes stands for at least one byte of UTF-8, a number of one digit for one: only control characters
        // and numbers such as 1e20 come out longer than they went in, and Reserve grows for them.
        _output = ArrayPool<byte>.Shared.Rent(json.Length + 64);
        _keys = ArrayPool<byte>.Shared.Rent(256);
    }

    public byte[] Document()
    {
        _reader.Read();
        if (_bodyRules && _reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("An event body is one JSON object.");
        }

        Value();
        if (_reader.Read()) throw new FormatException("More than one JSON document.");
        return _output.AsSpan(0, _length).ToArray();
    }

    public readonly void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_output);
        ArrayPool<byte>.Shared.Return(_keys);
    }

    private void Value()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject: Object(); break;
            case JsonTokenType.StartArray: Array(); break;
            case JsonTokenType.String: Text(isKey: false); break;
            case JsonTokenType.Number: Number(); break;
            default: Raw(_reader.ValueSpan); break; // true, false and null are written as they stand.
        }
    }

    private void Array()
    {
        Byte((byte)'[');
        for (var first = true; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first) Byte((byte)',');
            Value();
        }

        Byte((byte)']');
    }

    private void Object()
    {
        Byte((byte)'{');
        _members ??= [];
        var (firstMember, firstKey, contents) = (_members.Count, _keysLength, _length);
        var sorted = true;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            if (_members.Count > firstMember) Byte((byte)',');
            var (keyStart, start) = (_keysLength, _length);
            Text(isKey: true);
            var keyEnd = _keysLength;
            Byte((byte)':');
            _reader.Read();
            Value();
            if (sorted && _members.Count > firstMember)
            {
                var previous = _members[^1];
                var order = CompareKeys(Key(previous), _keys.AsSpan(keyStart, keyEnd - keyStart));
                if (order == 0) throw DuplicateKey();
                sorted = order < 0;
            }

            _members.Add(new Member(keyStart, keyEnd, start, _length));
        }

        if (!sorted) Sort(firstMember, contents);
        Byte((byte)'}');
        _members.RemoveRange(firstMember, _members.Count - firstMember);
        _keysLength = firstKey;
    }

    private readonly ReadOnlySpan<byte> Key(Member member) => _keys.AsSpan(member.KeyStart, member.KeyEnd - member.KeyStart);

    private readonly void Sort(int firstMember, int contents)
    {
        var keys = _keys;
        _members!.Sort(firstMember, _members.Count - firstMember, Comparer<Member>.Create((a, b) => CompareKeys(
            keys.AsSpan(a.KeyStart, a.KeyEnd - a.KeyStart), keys.AsSpan(b.KeyStart, b.KeyEnd - b.KeyStart))));
        var old = ArrayPool<byte>.Shared.Rent(_length - contents);
        _output.AsSpan(contents, _length - contents).CopyTo(old);
        var at = contents;
        for (var i = firstMember; i < _members.Count; i++)
        {
            var member = _members[i];
            if (i > firstMember)
            {
                if (Key(_members[i - 1]).SequenceEqual(Key(member))) throw DuplicateKey();
                _output[at++] = (byte)',';
            }

            old.AsSpan(member.Start - contents, member.End - member.Start).CopyTo(_output.AsSpan(at));
            at += member.End - member.Start;
        }

        ArrayPool<byte>.Shared.Return(old);
    }

    private static FormatException DuplicateKey() => new("A key stands twice in one object.");

    /// <summary>Order by UTF-16 code units (RFC 8785 section 3.2.3), on UTF-8. It differs from the order of the bytes in one place:
    /// surrogates (lead bytes from F0) come before U+E000 to U+FFFF (lead bytes EE and EF).</summary>
    private static int CompareKeys(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var common = a.CommonPrefixLength(b);
        if (common == a.Length || common == b.Length) return a.Length - b.Length;
        var (x, y) = (a[common], b[common]);
        if (x >= 0xEE && y >= 0xEE && x >= 0xF0 != y >= 0xF0) return x >= 0xF0 ? -1 : 1;
        return x - y;
    }

    private void Text(bool isKey)
    {
        if (!_reader.ValueIsEscaped)
        {
            var plain = _reader.ValueSpan;
            if (!Utf8.IsValid(plain)) throw new FormatException("A text is not UTF-8.");
            if (isKey) RememberKey(plain);
            Byte((byte)'"');
            Raw(plain);
            Byte((byte)'"');
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(_reader.ValueSpan.Length);
        var text = buffer.AsSpan(0, _reader.CopyString(buffer));
        if (isKey) RememberKey(text);
        Escaped(text);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Escaped(ReadOnlySpan<byte> text)
    {
        Byte((byte)'"');
        foreach (var b in text)
        {
            switch (b)
            {
                case (byte)'"': Raw("\\\""u8); break;
                case (byte)'\\': Raw("\\\\"u8); break;
                case (byte)'\b': Raw("\\b"u8); break;
                case (byte)'\t': Raw("\\t"u8); break;
                case (byte)'\n': Raw("\\n"u8); break;
                case (byte)'\f': Raw("\\f"u8); break;
                case (byte)'\r': Raw("\\r"u8); break;
                case 0 when _bodyRules: throw new FormatException("An event body holds no U+0000: PostgreSQL can't store it.");
                case < 0x20:
                    Raw("\\u00"u8);
                    Byte((byte)(b < 0x10 ? '0' : '1'));
                    Byte("0123456789abcdef"u8[b & 15]);
                    break;
                default: Byte(b); break;
            }
        }

        Byte((byte)'"');
    }

    private void Number()
    {
        var number = _reader.ValueSpan;
        var isInteger = !number.ContainsAnyExcept(IntegerBytes);
        if (_bodyRules && !(isInteger && _reader.TryGetInt64(out var value) && value is >= -IntegerMax and <= IntegerMax))
        {
            throw new FormatException("A number in an event body is an integer within 2^53; write others as text.");
        }

        // Up to 15 digits every integer is a double of its own, and JSON allows it only one way of writing, but for -0.
        if (isInteger && number.Length <= 15 && !number.SequenceEqual("-0"u8))
        {
            Raw(number);
            return;
        }

        Reserve(EcmaNumber.LengthMax);
        _length += EcmaNumber.Format(_reader.GetDouble(), _output.AsSpan(_length));
    }

    private void RememberKey(ReadOnlySpan<byte> key)
    {
        if (_keys.Length - _keysLength < key.Length) _keys = Grown(_keys, _keysLength, key.Length);
        key.CopyTo(_keys.AsSpan(_keysLength));
        _keysLength += key.Length;
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_output.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Byte(byte value)
    {
        Reserve(1);
        _output[_length++] = value;
    }

    private void Reserve(int count)
    {
        if (_output.Length - _length < count) _output = Grown(_output, _length, count);
    }

    private static byte[] Grown(byte[] old, int used, int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(old.Length * 2, used + count));
        old.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(old);
        return larger;
    }
}
