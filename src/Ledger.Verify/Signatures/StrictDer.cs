using System.Formats.Asn1;

namespace Ledger.Verify.Signatures;

/// <summary>What lists and answers have in common, read with nothing overlooked.</summary>
internal static class StrictDer
{
    /// <summary>A sequence, and nothing after it.</summary>
    public static AsnReader Sequence(ReadOnlyMemory<byte> der)
    {
        var whole = new AsnReader(der, AsnEncodingRules.DER);
        var sequence = whole.ReadSequence();
        whole.ThrowIfNotEmpty();
        return sequence;
    }

    /// <summary>A signature, which is made of whole bytes.</summary>
    public static byte[] Signature(AsnReader from)
    {
        var signature = from.ReadBitString(out var unused);
        return unused == 0 ? signature : throw new AsnContentException("A signature of broken bytes.");
    }

    /// <summary>A critical extension that is not understood changes what a list or an answer means (RFC 5280, 5.2; RFC 6960, 4.4).</summary>
    /// <param name="extensions">All of them.</param>
    /// <param name="understood">Takes an extension's identifier and value; false: it is not known.</param>
    public static void Extensions(AsnReader extensions, Func<string, ReadOnlyMemory<byte>, bool> understood)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            var value = extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
            if (!understood(oid, value) && isCritical)
                throw new AsnContentException($"The critical extension {oid} is not understood.");
        }
    }
}
