namespace Reporting.Host.Backups;

/// <summary>How a host backs its database up.</summary>
public sealed record BackupOptions
{
    /// <summary>Where to; null for <c>backups</c> in the data folder with the host's own PostgreSQL, and for nowhere with a given
    /// one.</summary>
    public string? Folder { get; init; }

    /// <summary>Whom a given server lets take backups (the right REPLICATION); null for the host's own connection.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>How many base backups are kept at least.</summary>
    public int KeptCount { get; init; } = 7;

    /// <summary>For how many days each is kept at least.</summary>
    public int KeptDays { get; init; }

    public TimeSpan Interval { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long after its start a host makes the first backup of a store that has none.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>False: this host makes none by itself.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>The folder, or null where nothing is backed up.</summary>
    public string? FolderOf(HostOptions host) =>
        Folder ?? (host.ConnectionString is null ? Path.Combine(host.DataFolder, "backups") : null);
}
