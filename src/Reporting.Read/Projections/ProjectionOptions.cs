namespace Reporting.Read.Projections;

/// <summary>How projections run. All times are of the real clock.</summary>
public sealed record ProjectionOptions
{
    /// <summary>The most events in a page. The page grows towards it while pages are full and quick.</summary>
    public int PageEventCountMax { get; init; } = 4_000;

    /// <summary>The least time between two pages of one projection, so that under load events come in sets. An event
    /// after a
    /// pause is taken at once.</summary>
    public TimeSpan PageInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often a host that does not run a projection asks whether it may take over.</summary>
    public TimeSpan TakeOverInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a failure of the server; also how often a stopped projection looks for a
    /// quarantine.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Told when a projection begins to do something else on this host; it must not throw.</summary>
    public Action<ProjectionStatus> StateChanged { get; init; } = _ => { };
}
