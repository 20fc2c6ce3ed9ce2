namespace Reporting.Faults.Tests.Histories;

/// <summary>What clients saw, what was looked at meanwhile, and what the store holds at the end.</summary>
public sealed record History(
    IReadOnlyList<Command> Commands, IReadOnlyList<StreamRead> Reads, IReadOnlyList<Snapshot> Snapshots,
    IReadOnlyList<StoredEvent> Events, IReadOnlyList<StoredCommand> Records);

/// <summary>One command of one client, from its first sending to its last answer.</summary>
/// <param name="Key">Its identity: sent again, it is the same command.</param>
/// <param name="Lines">Every sending and answer, for people.</param>
public sealed record Command(
    string Key, Guid Stream, TimeSpan InvokedAt, TimeSpan AnsweredAt, CommandAnswer Answer,
    IReadOnlyList<string> Lines);

/// <summary>What a client was told of a command.</summary>
public abstract record CommandAnswer
{
    private CommandAnswer() { }

    /// <summary>It is done. Without events it was so already.</summary>
    public sealed record Ok(long Version, long Position, IReadOnlyList<Guid> EventIds) : CommandAnswer;

    /// <summary>It was not done, and nothing of it may be stored.</summary>
    public sealed record Refused(int Status, string Code) : CommandAnswer;

    /// <summary>Nobody ever told: it may have been done, once.</summary>
    public sealed record Unknown : CommandAnswer;
}

/// <summary>What a client saw of a stream.</summary>
/// <param name="Version">The stream's version; 0 for one that is not there.</param>
/// <param name="Content">What was shown, in one form for all.</param>
public sealed record StreamRead(
    Guid Stream, TimeSpan InvokedAt, TimeSpan AnsweredAt, long Version, string Content, string Line);

/// <summary>A read model at its position: a row for each stream.</summary>
public sealed record Snapshot(long Position, IReadOnlyDictionary<Guid, string> Rows, string Line);

/// <summary>An event of the log.</summary>
/// <param name="Content">What a read shows after it; null for a stream that no client works on.</param>
/// <param name="Row">The read model's row after it; null where the read model has none.</param>
public sealed record StoredEvent(
    long Position, Guid Stream, long Version, Guid Id, string Type, string? Content, string? Row)
{
    public override string ToString() => $"event {Position}: {Type}, version {Version} of {Stream}";
}

/// <summary>What the store remembers of a command.</summary>
public sealed record StoredCommand(string Key, Guid Stream, long Version, int EventCount, long Position);

/// <summary>What is wrong, by kind, with the lines that show it.</summary>
public sealed record Finding(string Kind, string What, IReadOnlyList<string> Lines)
{
    public override string ToString() => string.Join("\n    ", Lines.Prepend($"{Kind}: {What}"));
}
