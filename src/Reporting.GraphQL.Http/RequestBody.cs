using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Reporting.GraphQL.Http;

/// <summary>
/// A request's body as one piece of memory: the server's own buffer when it lies in one piece there, else a pooled
/// copy. Valid until disposed, and the parameters point into it.
/// </summary>
internal struct RequestBody : IDisposable
{
    private PipeReader? _reader;
    private SequencePosition _end;
    private byte[]? _rented;

    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>Reads the whole body, but never more than the limit.</summary>
    public static async ValueTask<(RequestBody Body, HttpRefusal? Refusal)> Read(
        HttpRequest request, long limit, CancellationToken ct)
    {
        if (!IsJson(request))
            return (default, HttpRefusal.NotJson);
        if (request.ContentLength > limit)
            return (default, HttpRefusal.BodyTooLarge(limit));
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(ct).ConfigureAwait(false);
            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return (default, HttpRefusal.BodyTooLarge(limit));
            }
            if (read.IsCompleted)
                return Take(reader, read.Buffer);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static (RequestBody Body, HttpRefusal? Refusal) Take(PipeReader reader, ReadOnlySequence<byte> buffer)
    {
        var body = new RequestBody { _reader = reader, _end = buffer.End };
        if (buffer.IsSingleSegment)
        {
            body.Bytes = buffer.First;
        }
        else
        {
            var length = (int)buffer.Length;
            body._rented = ArrayPool<byte>.Shared.Rent(length);
            buffer.CopyTo(body._rented);
            body.Bytes = body._rented.AsMemory(0, length);
        }
        if (Utf8.IsValid(body.Bytes.Span))
            return (body, null);
        body.Dispose();
        return (default, HttpRefusal.NotJsonText("it is not UTF-8."));
    }

    // The common spelling is told at a glance; anything else is parsed. RFC 8259, 8.1: JSON that is exchanged is UTF-8.
    private static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
            return false;
        if (request.ContentType is "application/json")
            return true;
        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue
                || type.Charset.Value.AsSpan().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose()
    {
        _reader?.AdvanceTo(_end);
        _reader = null;
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
    }
}
