using System.Collections.Concurrent;
using Reporting.Domain;
using Reporting.EventStore;

namespace Reporting.Write;

/// <summary>How a kind of stream goes on after an event whose body two persons had destroyed.</summary>
/// <param name="Evolve">What the event's stored name and time alone say.</param>
/// <param name="Refusal">Why an event can't be decided on what is left; null when it can.</param>
public sealed record StreamGap<TState, TEvent>(
    Func<TState, string, DateTimeOffset, TState> Evolve, Func<TState, TEvent, Refusal?> Refusal);

internal static class StreamGap
{
    /// <param name="redacted">Adds an event without a body; null: it is as if it had not happened.</param>
    /// <param name="whole">Adds any other event.</param>
    /// <returns>Adds one event to a state, or says that it makes no sense without what was destroyed.</returns>
    public static Func<TState, RecordedEvent, TState> Fold<TState>(
        Func<TState, string, DateTimeOffset, TState>? redacted, Func<TState, RecordedEvent, TState> whole)
    {
        var gaps = new ConcurrentDictionary<Guid, bool>();
        return (state, recorded) =>
        {
            if (recorded.IsRedacted)
            {
                gaps[recorded.StreamId] = true;
                return redacted is null ? state : redacted(state, recorded.Type, recorded.Timestamp);
            }
            try
            {
                return whole(state, recorded);
            }
            catch (Exception e) when (e is not UnknownEventException && gaps.ContainsKey(recorded.StreamId))
            {
                throw new RedactedStreamException(recorded.StreamId, e);
            }
        };
    }
}

/// <summary>What a stream says makes no sense without an event whose body was destroyed.</summary>
public sealed class RedactedStreamException(Guid streamId, Exception? fault = null)
    : Exception($"The stream {streamId} can't be understood without an event whose content was destroyed.", fault);
