namespace Reporting.Embedded;

/// <summary>Where an embedded PostgreSQL keeps its data and how it runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The data folder of the host; created where it does not exist. The cluster lies in its folder <c>postgres</c>,
    /// the password of the server's superuser in <c>postgres.password</c> (mode 0600), the lock in <c>host.lock</c>.
    /// One host per folder: a second <see cref="EmbeddedPostgres.Start"/> fails with <see
    /// cref="EmbeddedPostgresException"/> while the first one runs.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// Further settings of the server, by PostgreSQL's names; by default none. They win over <c>postgresql.conf</c>.
    /// Durability (<c>fsync</c>, <c>full_page_writes</c>, <c>synchronous_commit</c>) is at PostgreSQL's defaults, on.
    /// A setting that the server doesn't know makes the start fail with the server's own words.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The system user that PostgreSQL runs as when the host runs as root, which PostgreSQL refuses; by default
    /// <c>reporting</c>, made with <c>useradd --system</c> where it does not exist. A cluster that already belongs to
    /// another user than root keeps running as its owner. Without effect when the host runs as an ordinary user.
    /// </summary>
    public string SystemUser { get; init; } = "reporting";

    /// <summary>
    /// How long a start may take, by default ten minutes: after a crash PostgreSQL first replays its log. A longer
    /// start fails with <see cref="EmbeddedPostgresException"/> and the server is stopped.
    /// </summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The start is part of a restore, whose mark in the folder keeps every other start away.</summary>
    internal bool IsRestore { get; init; }

    /// <summary>
    /// Told in one English line each: a start, a stop, a server that died and was started again. By default nobody.
    /// Called from any thread; what it throws stops the supervision of the server, so it must not throw.
    /// </summary>
    public Action<string>? Log { get; init; }
}
