namespace Reporting.EventStore;

/// <summary>One page of the log of all events.</summary>
/// <param name="Events">The events asked for, oldest first.</param>
/// <param name="ScannedTo">Every event up to this position was looked at: the checkpoint to store once the page is handled, and
/// where the next page starts. With a type filter it moves past events that nobody wanted.</param>
/// <param name="HeadPosition">The newest position at the time of the read; the difference to <paramref name="ScannedTo"/> is the lag.</param>
public sealed record EventPage(IReadOnlyList<RecordedEvent> Events, long ScannedTo, long HeadPosition);
