using System.Buffers.Binary;
using System.Text;

namespace Reporting.Host.Tests.Telemetry;

/// <summary>A protobuf message as its wire says it (protobuf encoding, "Message Structure"): numbered fields, of which a
/// test reads those it wants. OTLP's numbers are in opentelemetry-proto.</summary>
internal sealed class WireFields
{
    private readonly List<(int Number, object Value)> fields = [];

    public WireFields(ReadOnlyMemory<byte> message)
    {
        for (var rest = message; !rest.IsEmpty;)
        {
            var tag = Varint(ref rest);
            fields.Add(((int)(tag >> 3), Value((int)(tag & 7), ref rest)));
        }
    }

    public IEnumerable<WireFields> Messages(int number) => All<ReadOnlyMemory<byte>>(number).Select(m => new WireFields(m));

    public WireFields? Message(int number) => Messages(number).FirstOrDefault();

    public string Text(int number) =>
        Encoding.UTF8.GetString(All<ReadOnlyMemory<byte>>(number).FirstOrDefault().Span);

    public string Hex(int number) =>
        Convert.ToHexStringLower(All<ReadOnlyMemory<byte>>(number).FirstOrDefault().Span);

    public ulong? Number(int number) => fields.Any(f => f.Number == number && f.Value is ulong)
        ? All<ulong>(number).First() : null;

    public double? Double(int number) => Number(number) is { } bits ? BitConverter.UInt64BitsToDouble(bits) : null;

    private IEnumerable<T> All<T>(int number) => fields.Where(f => f.Number == number).Select(f => f.Value).OfType<T>();

    private static object Value(int type, ref ReadOnlyMemory<byte> rest) => type switch
    {
        0 => Varint(ref rest),
        1 => BinaryPrimitives.ReadUInt64LittleEndian(Take(8, ref rest).Span),
        2 => Take((int)Varint(ref rest), ref rest),
        5 => (ulong)BinaryPrimitives.ReadUInt32LittleEndian(Take(4, ref rest).Span),
        _ => throw new FormatException($"There is no wire type {type}."),
    };

    private static ReadOnlyMemory<byte> Take(int count, ref ReadOnlyMemory<byte> rest)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> rest)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = Take(1, ref rest).Span[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
