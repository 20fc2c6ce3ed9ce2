namespace Reporting.Read.Projections;

/// <summary>What a projection is doing on this host.</summary>
public enum ProjectionState
{
    /// <summary>Another host runs it.</summary>
    Standby,

    /// <summary>This host runs it.</summary>
    Running,

    /// <summary>The server did not answer; it tries again.</summary>
    Retrying,

    /// <summary>It stands before an event that it can't read. Nothing is skipped.</summary>
    Stopped,

    /// <summary>A copy of a newer version is being filled; the old copy answers.</summary>
    Rebuilding,

    /// <summary>The tables are of a newer version than this program; a newer host runs it.</summary>
    Superseded,
}

/// <summary>Where a projection stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What this host does about it.</param>
/// <param name="Position">Every event up to here is in its rows.</param>
/// <param name="Head">The newest event that this host knows of; the difference is the lag.</param>
/// <param name="FailedPosition">The event it stands before, or null.</param>
/// <param name="Failure">Why it does not go on, or null.</param>
public sealed record ProjectionStatus(
    string Name, ProjectionState State, long Position, long Head, long? FailedPosition = null, string? Failure = null)
{
    public long Lag => Math.Max(0, Head - Position);

    /// <summary>What kind of failure keeps it before an event: the exception's name; null while it stands before
    /// none.</summary>
    public string? FailureKind => FailedPosition is null ? null : Failure?.Split(':')[0];
}
