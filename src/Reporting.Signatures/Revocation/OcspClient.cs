using System.Formats.Asn1;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures;

/// <summary>Asks a responder whether a certificate is revoked (RFC 6960 over HTTP, appendix A).</summary>
public static class OcspClient
{
    private const int AnswerBytesMax = 64 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>The answer, which the authority signed and which is for this request; null where none came.</summary>
    /// <remarks>A responder that is away, slow (10 seconds) or answers nonsense gives none: the signature then waits. What
    /// the answer says is judged by <see cref="SignatureJudgement"/>.</remarks>
    public static async Task<OcspAnswer?> Ask(
        HttpClient http, Uri address, X509Certificate2 certificate, X509Certificate2 authority, CancellationToken ct)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            using var content = new ByteArrayContent(Request(certificate, authority, nonce));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
            using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync(limit.Token);
            var read = OcspAnswer.Read(await Bounded.Read(body, AnswerBytesMax, limit.Token));
            // Responders that sign ahead of time leave the nonce out (RFC 5019, 4); another one is an old answer.
            return read.IsFrom(authority) && (read.Nonce is not { } own || own.Span.SequenceEqual(Nonce(nonce))) ? read : null;
        }
        catch (Exception e) when (
            (e is HttpRequestException or FormatException or HttpIOException)
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    // OCSPRequest, RFC 6960, 4.1.1: one certificate, unsigned, with a nonce.
    private static byte[] Request(X509Certificate2 certificate, X509Certificate2 authority, byte[] nonce)
    {
        var (name, key) = OcspAnswer.Name(authority);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(AlgorithmIdentifiers.EncodeDigest(OcspAnswer.NameHash));
                writer.WriteOctetString(name);
                writer.WriteOctetString(key);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2, isConstructed: true)))
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.OcspNonce);
                writer.WriteOctetString(Nonce(nonce));
            }
        }

        return writer.Encode();
    }

    private static byte[] Nonce(byte[] nonce)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(nonce);
        return writer.Encode();
    }
}
