namespace Reporting.Write.Tests;

/// <summary>Real time that a test moves on. It begins now, so that sessions of other hosts on the database are as old as
/// they are.</summary>
public sealed class MovableTimer : TimeProvider
{
    private TimeSpan ahead;

    public void Move(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
