using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Ledger.Verify;

/// <summary>RFC 8785: one document, one sequence of bytes. Members are written as they come and put in order afterwards, in
/// place, since most documents have few of them.</summary>
internal sealed class Jcs
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 64 };

    /// <summary>RFC 8785 section 3.2.2.2: two characters where JSON has them, else a code.</summary>
    private static readonly byte[][] Escapes = [.. Enumerable.Range(0, '\\' + 1).Select(code => Encoding.ASCII.GetBytes(
        "\"\\\b\f\n\r\t".IndexOf((char)code, StringComparison.Ordinal) is >= 0 and var at ? "\\" + "\"\\bfnrt"[at]
            : string.Create(CultureInfo.InvariantCulture, $"\\u{code:x4}")))];

    [ThreadStatic]
    private static Jcs? own;

    private byte[] bytes = new byte[4096];
    private byte[] spare = new byte[1024];
    private (int NameEnd, int Start, int End)[] members = new (int, int, int)[64];
    private int length;
    private int memberCount;

    /// <exception cref="FormatException">It has no canonical form.</exception>
    public static byte[] Canonical(ReadOnlySpan<byte> json) => Canonical([], json).ToArray();

    /// <summary>The canonical form behind some other bytes; it stands until the thread asks again.</summary>
    /// <exception cref="FormatException">It has no canonical form.</exception>
    public static ReadOnlySpan<byte> Canonical(ReadOnlySpan<byte> before, ReadOnlySpan<byte> json)
    {
        var writer = own ??= new Jcs();
        (writer.length, writer.memberCount) = (0, 0);
        writer.Write(before);
        // Most headers are this.
        if (json.SequenceEqual("{}"u8))
        {
            writer.Write(json);
            return writer.bytes.AsSpan(0, writer.length);
        }
        if (!Utf8.IsValid(json))
            throw new FormatException("It has no canonical form: it is not UTF-8.");
        try
        {
            var reader = new Utf8JsonReader(json, Strict);
            reader.Read();
            writer.Value(ref reader);
            if (reader.Read())
                throw new FormatException("It has no canonical form: something follows it.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("It has no canonical form: " + e.Message, e);
        }
        return writer.bytes.AsSpan(0, writer.length);
    }

    private void Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: Object(ref reader); break;
            case JsonTokenType.StartArray: Array(ref reader); break;
            case JsonTokenType.String: Text(ref reader); break;
            case JsonTokenType.Number: Number(ref reader); break;
            default: Write(reader.ValueSpan); break;
        }
    }

    private void Array(ref Utf8JsonReader reader)
    {
        Write("["u8);
        for (var isFirst = true; reader.Read() && reader.TokenType != JsonTokenType.EndArray; isFirst = false)
        {
            if (!isFirst)
                Write(","u8);
            Value(ref reader);
        }
        Write("]"u8);
    }

    private void Object(ref Utf8JsonReader reader)
    {
        Write("{"u8);
        var first = memberCount;
        var start = length;
        var isSorted = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (memberCount > first)
                Write(","u8);
            var from = length;
            Text(ref reader);
            var nameEnd = length;
            Write(":"u8);
            reader.Read();
            Value(ref reader);
            if (memberCount == members.Length)
                System.Array.Resize(ref members, memberCount * 2);
            members[memberCount++] = (nameEnd, from, length);
            isSorted = isSorted && (memberCount == first + 1 || Compare(members[memberCount - 2], members[memberCount - 1]) < 0);
        }
        if (!isSorted)
            Sort(first, start);
        memberCount = first;
        Write("}"u8);
    }

    private void Sort(int first, int start)
    {
        var all = members.AsSpan(first, memberCount - first);
        all.Sort(Compare);
        if (spare.Length < length - start)
            spare = new byte[(length - start) * 2];
        var to = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (i > 0)
            {
                if (Compare(all[i - 1], all[i]) == 0)
                    throw new FormatException($"The key {Encoding.UTF8.GetString(Name(all[i]))} is there twice.");
                spare[to++] = (byte)',';
            }
            var one = bytes.AsSpan(all[i].Start, all[i].End - all[i].Start);
            one.CopyTo(spare.AsSpan(to));
            to += one.Length;
        }
        spare.AsSpan(0, to).CopyTo(bytes.AsSpan(start));
    }

    private ReadOnlySpan<byte> Name((int NameEnd, int Start, int End) member) =>
        bytes.AsSpan(member.Start, member.NameEnd - member.Start);

    /// <summary>By UTF-16 code units, of the names as they are, not as they are escaped. Bytes have the same order but for what lies
    /// beyond the surrogates.</summary>
    private int Compare((int NameEnd, int Start, int End) one, (int NameEnd, int Start, int End) other)
    {
        ReadOnlySpan<byte> a = Name(one)[1..^1], b = Name(other)[1..^1];
        if (a.IndexOfAnyInRange((byte)0xEE, (byte)0xFF) < 0 && b.IndexOfAnyInRange((byte)0xEE, (byte)0xFF) < 0
            && !a.Contains((byte)'\\') && !b.Contains((byte)'\\'))
            return a.SequenceCompareTo(b);
        return string.CompareOrdinal(Plain(Name(one)), Plain(Name(other)));
    }

    private static string Plain(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(name);
        reader.Read();
        return reader.GetString()!;
    }

    private void Text(ref Utf8JsonReader reader)
    {
        Write("\""u8);
        if (!reader.ValueIsEscaped)
            Write(reader.ValueSpan);
        else
            Escaped(ref reader);
        Write("\""u8);
    }

    private void Escaped(ref Utf8JsonReader reader)
    {
        var plain = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var count = reader.CopyString(plain);
        foreach (var one in plain.AsSpan(0, count))
        {
            if (one is (byte)'"' or (byte)'\\' or < 0x20)
                Write(Escapes[one]);
            else
                Write([one]);
        }
        ArrayPool<byte>.Shared.Return(plain);
    }

    private void Number(ref Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan;
        // A double holds 15 digits as they are.
        if (raw.Length <= 15 && !raw.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            Write(raw);
        else
            Write(Encoding.ASCII.GetBytes(EcmaNumber.Text(reader.GetDouble())));
    }

    private void Write(ReadOnlySpan<byte> more)
    {
        if (length + more.Length > bytes.Length)
            System.Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + more.Length));
        more.CopyTo(bytes.AsSpan(length));
        length += more.Length;
    }
}
