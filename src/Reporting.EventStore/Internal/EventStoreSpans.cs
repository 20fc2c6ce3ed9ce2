using System.Diagnostics;

namespace Reporting.EventStore.Internal;

/// <summary>The activity source <c>Reporting.EventStore</c>: an append as its caller sees it, and the transaction that carried it
/// with others. Nothing is made while nobody listens.</summary>
internal static class EventStoreSpans
{
    private static readonly ActivitySource Source = new("Reporting.EventStore");

    public static Task<AppendResult> Append(GroupCommit writer, AppendRequest request, CancellationToken ct) =>
        Source.HasListeners() ? Traced(writer, request, ct) : writer.Append(request, ct);

    /// <summary>The span of a transaction. It belongs to the first append in it that is traced, and points at the others.</summary>
    public static Activity? Batch(IReadOnlyList<PendingAppend> batch)
    {
        if (!Source.HasListeners()) return null;
        ActivityContext[] traced = [.. batch.Select(pending => pending.Caller)
            .Where(caller => caller.TraceFlags.HasFlag(ActivityTraceFlags.Recorded))];
        if (traced.Length == 0) return null;
        var span = Source.StartActivity(
            "write batch", ActivityKind.Internal, traced[0], tags: null, traced.Skip(1).Select(caller => new ActivityLink(caller)));
        span?.SetTag("eventstore.batch.requests", batch.Count);
        return span;
    }

    private static async Task<AppendResult> Traced(GroupCommit writer, AppendRequest request, CancellationToken ct)
    {
        using var span = Source.StartActivity("append");
        span?.SetTag("eventstore.stream.id", request.StreamId.ToString());
        span?.SetTag("eventstore.stream.type", request.StreamType);
        span?.SetTag("eventstore.stream.expected_version", request.ExpectedVersion);
        span?.SetTag("eventstore.events", request.Events.Count);
        try
        {
            var result = await writer.Append(request, ct).ConfigureAwait(false);
            span?.SetTag("eventstore.outcome", Name(result));
            if (result is AppendResult.Appended appended) span?.SetTag("eventstore.position", appended.Receipt.Position);
            return result;
        }
        catch (Exception e)
        {
            span?.SetTag("error.type", e.GetType().FullName);
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static string Name(AppendResult result) => result switch
    {
        AppendResult.Appended => "appended",
        AppendResult.AlreadyDone => "already_done",
        AppendResult.KeyReused => "key_reused",
        _ => "conflict",
    };
}
