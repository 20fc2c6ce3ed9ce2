using System.Formats.Asn1;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures;

/// <summary>What a time-stamp authority answered.</summary>
/// <param name="Token">Null where it gave none; then <paramref name="Failure"/> says why.</param>
/// <param name="Nonce">What the token must repeat: to be handed to the judgement with it.</param>
public sealed record TimestampAnswer(
    ReadOnlyMemory<byte>? Token, ReadOnlyMemory<byte> Nonce, DateTimeOffset? Time, string? Failure);

/// <summary>Asks a time-stamp authority (RFC 3161 over HTTP, section 3.4).</summary>
public static class TimestampClient
{
    private const int AnswerBytesMax = 64 * 1024;

    /// <summary>Asks for a token over a signature's value.</summary>
    /// <param name="cms">The signature file; its one signer's value is what gets stamped.</param>
    /// <remarks>An authority that is away, slow (10 seconds) or answers nonsense is a failure, not an exception: the
    /// signature then waits. The token is not judged here, only by <see cref="SignatureJudgement"/>.</remarks>
    /// <exception cref="FormatException">The file is not a signature.</exception>
    public static async Task<TimestampAnswer> Ask(
        HttpClient http, Uri address, ReadOnlyMemory<byte> cms, HashAlgorithmName hash, CancellationToken ct)
    {
        var file = CmsReader.Read(CmsText.ToDer(cms));
        return file.Signers is [var signer] ? await AskOver(http, address, signer.Signature, hash, ct)
            : throw new FormatException("The file has not one signer.");
    }

    /// <summary>Asks for a token over any content. It is judged by <see cref="StampedContent"/>.</summary>
    /// <param name="content">What gets stamped; only its hash leaves the process.</param>
    public static async Task<TimestampAnswer> AskOver(
        HttpClient http, Uri address, ReadOnlyMemory<byte> content, HashAlgorithmName hash, CancellationToken ct)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        // Positive and of minimal length, as it will come back.
        nonce[0] = (byte)((nonce[0] & 0x3F) | 0x40);
        var request = Rfc3161TimestampRequest.CreateFromHash(
            CryptographicOperations.HashData(hash, content.Span), hash, nonce: nonce,
            requestSignerCertificates: true);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            var token = Token(await Post(http, address, request.Encode(), limit.Token));
            return new TimestampAnswer(token, nonce, Timestamps.TimestampToken.Read(token).Time, null);
        }
        catch (Exception e) when (
            (e is HttpRequestException or FormatException or AsnContentException or CryptographicException)
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new TimestampAnswer(null, nonce, null, e.Message);
        }
    }

    private static async Task<byte[]> Post(HttpClient http, Uri address, byte[] request, CancellationToken ct)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        return await Bounded.Read(body, AnswerBytesMax, ct);
    }

    // TimeStampResp, RFC 3161, 2.4.2: 0 is granted, 1 granted with modifications.
    private static ReadOnlyMemory<byte> Token(byte[] response)
    {
        var answer = new AsnReader(response, AsnEncodingRules.BER).ReadSequence();
        var status = answer.ReadSequence();
        if (!status.TryReadInt32(out var code) || code is not (0 or 1) || !answer.HasData)
            throw new FormatException($"The authority refused (status {code}).");
        return answer.ReadEncodedValue();
    }
}
