using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// Writes JSON as UTF-8 into a pooled buffer that can be cut back, which is how a null climbs. Unlike Utf8JsonWriter it
/// keeps no state: who writes puts the commas. RFC 8259.
/// </summary>
public sealed class JsonWriter : IDisposable
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(unit => (char)unit), '"', '\\']);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    internal JsonWriter()
    {
    }

    /// <summary>How many bytes stand in the buffer.</summary>
    internal int Length => _length;

    internal ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    internal ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _length);

    /// <summary>Takes back everything after a length.</summary>
    internal void Cut(int length) => _length = length;

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">Which.</param>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    /// <param name="value">Any 64 bit integer.</param>
    public void WriteInteger(long value)
    {
        Utf8Formatter.TryFormat(value, Free(20), out var written);
        _length += written;
    }

    /// <summary>Writes a finite number in the shortest form that reads back as the same one.</summary>
    /// <param name="value">Neither NaN nor infinite.</param>
    public void WriteFloat(double value)
    {
        if (value == Math.Truncate(value) && Math.Abs(value) < 1e15)
        {
            WriteInteger((long)value);
            return;
        }
        value.TryFormat(Free(32), out var written, "R", CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a decimal number with all its digits.</summary>
    /// <param name="value">Any decimal.</param>
    public void WriteDecimal(decimal value)
    {
        value.TryFormat(Free(40), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a value that formats itself, in quotes; its text must need no escape.</summary>
    /// <param name="value">For instance a Guid or a date.</param>
    /// <param name="format">Its format.</param>
    /// <typeparam name="T">A type of at most 64 bytes of text.</typeparam>
    public void WriteQuoted<T>(T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
    {
        var free = Free(66);
        free[0] = (byte)'"';
        value.TryFormat(free[1..], out var written, format, CultureInfo.InvariantCulture);
        free[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>Writes an instant in UTC, in quotes, with as many digits of the second as it has (RFC 3339).</summary>
    /// <param name="value">Any instant; ticks below the microsecond are cut off.</param>
    public void WriteInstant(DateTimeOffset value)
    {
        var free = Free(30);
        free[0] = (byte)'"';
        value.UtcDateTime.TryFormat(free[1..], out var written, "s", CultureInfo.InvariantCulture);
        var at = written + 1;
        var micros = (int)(value.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        if (micros > 0)
        {
            free[at] = (byte)'.';
            micros.TryFormat(free[(at + 1)..], out _, "D6", CultureInfo.InvariantCulture);
            at += 7;
            while (free[at - 1] == (byte)'0')
                at--;
        }
        free[at] = (byte)'Z';
        free[at + 1] = (byte)'"';
        _length += at + 2;
    }

    /// <summary>Writes a text in quotes, escaped where JSON asks for it.</summary>
    /// <param name="value">Any text; a lone surrogate is written as U+FFFD.</param>
    public void WriteString(ReadOnlySpan<char> value)
    {
        // Room for the worst case, a six byte escape for each unit, is not reserved: plain text is by far the rule.
        var free = Free(value.Length * 3 + 2);
        free[0] = (byte)'"';
        if (!value.ContainsAny(Escaped))
        {
            Utf8.FromUtf16(value, free[1..], out _, out var written);
            free[written + 1] = (byte)'"';
            _length += written + 2;
            return;
        }
        _length++;
        JsonText.Escape(this, value);
        WriteRaw((byte)'"');
    }

    /// <summary>Writes bytes as they are; they must be JSON.</summary>
    /// <param name="json">UTF-8.</param>
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Free(json.Length));
        _length += json.Length;
    }

    internal void WriteRaw(byte unit)
    {
        Free(1)[0] = unit;
        _length++;
    }

    private Span<byte> Free(int size)
    {
        if (_buffer.Length - _length < size)
            Grow(size);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + size));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }
}
