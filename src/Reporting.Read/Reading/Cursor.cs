using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Reporting.Domain;

namespace Reporting.Read.Reading;

/// <summary>Where an item stands in its list: its sort keys, with the signature of the order and a check sum. Not to be
/// read by people. The check sum finds what was cut or edited by mistake; it needs no secret, since a cursor gives
/// nobody rows that the same question without it would not.</summary>
internal static class Cursor
{
    private const byte Version = 2;
    private const int SignatureLength = 4;
    private const int HeadLength = 1 + SignatureLength + SumLength;
    private const int SumLength = 4;
    private const char Separator = '\u001f';

    public static string Of(Ordering ordering, IReadOnlyList<string> keys)
    {
        var text = string.Join(Separator, keys);
        var bytes = new byte[HeadLength + Encoding.UTF8.GetByteCount(text)];
        bytes[0] = Version;
        ordering.Signature.CopyTo(bytes, 1);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(HeadLength));
        Sum(bytes).CopyTo(bytes.AsSpan(1 + SignatureLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the keys, or says why it is no cursor of a list in this order.</summary>
    public static Refusal? Read(string cursor, Ordering ordering, out string[] keys)
    {
        keys = [];
        if (!Base64Url.IsValid(cursor))
            return ReadRefusals.CursorMalformed(cursor);
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < HeadLength || bytes[0] != Version
            || !Sum(bytes).SequenceEqual(bytes.AsSpan(1 + SignatureLength, SumLength)))
            return ReadRefusals.CursorMalformed(cursor);
        if (!bytes.AsSpan(1, SignatureLength).SequenceEqual(ordering.Signature))
            return ReadRefusals.CursorOfAnotherOrder(cursor);
        keys = Encoding.UTF8.GetString(bytes.AsSpan(HeadLength)).Split(Separator);
        return keys.Length == ordering.Keys.Count
            && ordering.Keys.Zip(keys).All(pair => pair.First.Accepts(pair.Second))
            ? null
            : ReadRefusals.CursorMalformed(cursor);
    }

    private static byte[] Sum(ReadOnlySpan<byte> bytes)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(bytes[..(1 + SignatureLength)]);
        sum.AppendData(bytes[HeadLength..]);
        return sum.GetHashAndReset()[..SumLength];
    }
}
