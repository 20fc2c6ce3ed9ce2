using System.Globalization;

namespace Reporting.EventStore.Tests.Schedules;

/// <summary>What happened in schedules: it shows that they were what they are meant to be.</summary>
internal sealed class ScheduleTally
{
    public int Transactions { get; set; }

    /// <summary>Steps that had to wait for the other process.</summary>
    public int Held { get; set; }

    public int RolledBack { get; set; }

    public int Terminated { get; set; }

    public int Conflicts { get; set; }

    public void Add(ScheduleTally other)
    {
        Transactions += other.Transactions;
        Held += other.Held;
        RolledBack += other.RolledBack;
        Terminated += other.Terminated;
        Conflicts += other.Conflicts;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Transactions:N0} transactions, {Held:N0} held, {RolledBack:N0} rolled back, {Terminated:N0} terminated, "
        + $"{Conflicts:N0} conflicts");
}
