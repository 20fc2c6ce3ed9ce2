using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Reporting.Write.Http;

/// <summary>The bytes of a request's body, up to a limit.</summary>
public static class RequestBody
{
    public const int LengthMax = 8 * 1024 * 1024;

    /// <summary>How much of a body that is too large is still read, so that the client has sent it all and sees the
    /// answer instead of a broken connection. Kestrel's own limit is the same.</summary>
    public const long DrainMax = 64L * 1024 * 1024;

    /// <exception cref="RequestException">It is larger than <see cref="LengthMax"/>.</exception>
    public static async Task<byte[]> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LengthMax)
            await RefuseTooLarge(request, ct);
        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var chunk = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(chunk, ct)) > 0)
            {
                if (body.Length + count > LengthMax)
                    await RefuseTooLarge(request, ct);
                body.Write(chunk, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        return body.Capacity == body.Length ? body.GetBuffer() : body.ToArray();
    }

    private static async Task RefuseTooLarge(HttpRequest request, CancellationToken ct)
    {
        var chunk = new byte[64 * 1024];
        for (long drained = 0; drained < DrainMax;)
        {
            var count = await request.Body.ReadAsync(chunk, ct);
            if (count == 0)
                break;
            drained += count;
        }
        throw new RequestException(StatusCodes.Status413PayloadTooLarge, RequestRefusals.TooLarge(LengthMax));
    }
}
