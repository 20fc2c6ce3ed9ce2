namespace Reporting.Write.Tests;

/// <summary>Real time that a test moves on or lets stand. It begins now, so that sessions of other hosts on the database
/// are as old as they are.</summary>
public sealed class MovableTimer : TimeProvider
{
    private TimeSpan ahead;
    private DateTimeOffset? standing;

    public void Move(TimeSpan by)
    {
        ahead += by;
        standing += by;
    }

    /// <summary>From now on only <see cref="Move"/> moves the time: for waits of a second, which a busy machine takes
    /// longer than between two tries.</summary>
    public void Stand() => standing = GetUtcNow();

    public override DateTimeOffset GetUtcNow() => standing ?? System.GetUtcNow() + ahead;
}
