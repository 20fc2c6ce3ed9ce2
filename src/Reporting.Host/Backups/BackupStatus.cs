using System.Diagnostics.Metrics;

namespace Reporting.Host.Backups;

/// <summary>What a host does for the backups at the moment.</summary>
public enum BackupState
{
    /// <summary>Nobody said where to, or it was switched off.</summary>
    Off,

    /// <summary>Another host does it.</summary>
    Standby,

    /// <summary>The log is received, and a base backup is made when one is due.</summary>
    Receiving,

    /// <summary>A base backup is being made.</summary>
    Copying,

    /// <summary>The store is new; the first backup comes in a moment.</summary>
    Waiting,

    /// <summary>It did not work; it is tried again.</summary>
    Retrying,
}

/// <summary>How it stands with the backups of this host's store.</summary>
/// <param name="Newest">The newest that was verified; null: there is none, or another host knows.</param>
/// <param name="Failure">What kind of failure there was, or <see cref="BackupKeeper.DamagedArchive"/>; null: none.</param>
/// <param name="IsOverdue">No verified backup is as new as it should be, by more than an hour.</param>
public sealed record BackupStatus(BackupState State, BackupRecord? Newest, string? Failure, bool IsOverdue)
{
    public bool IsAlarm => State == BackupState.Retrying || Failure is not null || IsOverdue;

    public TimeSpan? Age => Newest is null ? null : TimeProvider.System.GetUtcNow() - Newest.EndedAt;
}

/// <summary>The backups in the metrics; nothing from a host that does not make them.</summary>
internal sealed class BackupGauges : IDisposable
{
    public const string MeterName = "Reporting.Backups";

    private readonly Meter meter = new(MeterName);

    public BackupGauges(Func<BackupStatus> status)
    {
        meter.CreateObservableGauge(
            "reporting.backup.age",
            () => status().Age is { } age ? [new Measurement<double>(age.TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s", "How old the newest verified backup is.");
        meter.CreateObservableGauge(
            "reporting.backup.alarm",
            () => status() is { State: not (BackupState.Off or BackupState.Standby) } now
                ? [new Measurement<int>(now.IsAlarm ? 1 : 0)] : Array.Empty<Measurement<int>>(),
            "{alarm}", "1 while backups fail or are overdue.");
    }

    public void Dispose() => meter.Dispose();
}
