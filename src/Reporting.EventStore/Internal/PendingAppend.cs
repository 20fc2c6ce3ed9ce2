using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Reporting.EventStore.Internal;

/// <summary>A request that waits for its batch, with all that does not depend on the time already computed by its caller.</summary>
internal sealed class PendingAppend
{
    /// <summary>One event: canonical body, salt, commitments, id. The canonical bytes are what is sent.</summary>
    public readonly record struct Prepared(Guid Id, byte[] Body, byte[] Salt, byte[] BodyCommitment, byte[] MetaCommitment);

    private const int IdLength = 16;
    private const int ParallelCountMin = 200;

    private static readonly byte[] NoHeaders = "{}"u8.ToArray();

    private readonly TaskCompletionSource<AppendResult> _answer = new();
    private AppendResult? _result;
    private Exception? _failure;

    private PendingAppend(AppendRequest request, byte[] headers, Prepared[] events, CancellationToken ct) =>
        (Request, Headers, Events, Ct) = (request, headers, events, ct);

    public AppendRequest Request { get; }

    /// <summary>The canonical headers; an empty object where there are none, so that whoever checks needs no second rule.</summary>
    public byte[] Headers { get; }

    public Prepared[] Events { get; }

    public CancellationToken Ct { get; }

    /// <summary>The span that the caller is in; the transaction belongs to it, whoever leads.</summary>
    public ActivityContext Caller { get; } = Activity.Current?.Context ?? default;

    /// <summary>An earlier try ended without an answer: a refusal may be the echo of our own success.</summary>
    public bool MayBeStored { get; set; }

    public Task<AppendResult> Answer => _answer.Task;

    public static PendingAppend Prepare(AppendRequest request, CancellationToken ct)
    {
        RequestRules.Check(request);
        var headers = request.Metadata.Headers is { Count: > 0 } given
            ? Canonical(JsonSerializer.SerializeToUtf8Bytes(given), "headers")
            : NoHeaders;
        var events = new Prepared[request.Events.Count];
        if (events.Length < ParallelCountMin)
        {
            for (var i = 0; i < events.Length; i++) events[i] = Prepare(request.Events[i], headers);
        }
        else
        {
            Parallel.For(0, events.Length, i => events[i] = Prepare(request.Events[i], headers));
        }

        return new PendingAppend(request, headers, events, ct);
    }

    private static Prepared Prepare(EventToAppend happened, byte[] headers)
    {
        var body = Canonical(happened.Data.Span, happened.Type);
        Span<byte> random = stackalloc byte[LeafHash.SaltLength + IdLength];
        RandomNumberGenerator.Fill(random);
        var salt = random[..LeafHash.SaltLength].ToArray();
        return new Prepared(
            RandomId(random[LeafHash.SaltLength..]), body, salt,
            LeafHash.Commitment(salt, body), LeafHash.Commitment(salt, headers));
    }

    /// <summary>A random id as RFC 9562 section 5.4 lays it out, from bytes that were drawn together with the salt.</summary>
    private static Guid RandomId(Span<byte> bytes)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>What the caller will be told.</summary>
    public void Decide(AppendResult result) => _result = result;

    public void Fail(Exception cause) => _failure = cause;

    /// <summary>Tells the caller what was decided, if anything was. The caller goes on in this thread at once, so whoever tells has
    /// nothing else to do there.</summary>
    public void Tell()
    {
        if (_result is { } result) _answer.TrySetResult(result);
        else if (_failure is { } failure) _answer.TrySetException(failure);
    }

    /// <summary>Tells a caller who gave up meanwhile; whatever still waits for it goes on in another thread.</summary>
    public void Cancel() =>
        ThreadPool.UnsafeQueueUserWorkItem(static pending => pending._answer.TrySetCanceled(pending.Ct), this, preferLocal: false);

    private static byte[] Canonical(ReadOnlySpan<byte> json, string what)
    {
        try
        {
            return JsonCanonicalizer.CanonicalizeBody(json);
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"{what}: {e.Message}", e);
        }
    }
}
