using System.Security.Cryptography;
using System.Text;

namespace Reporting.Signatures.Cms;

/// <summary>A signature file as tools write it: DER, PEM, or base64 alone.</summary>
internal static class CmsText
{
    /// <exception cref="FormatException">None of the three.</exception>
    public static ReadOnlyMemory<byte> ToDer(ReadOnlyMemory<byte> file)
    {
        if (!file.IsEmpty && file.Span[0] == 0x30) return file;
        var text = Encoding.Latin1.GetString(file.Span);
        if (PemEncoding.TryFind(text, out var pem))
        {
            if (text[pem.Label] is not ("CMS" or "PKCS7"))
                throw new FormatException("Not the PEM form of a signature.");
            return Convert.FromBase64String(text[pem.Base64Data]);
        }

        return Convert.FromBase64String(text);
    }
}
