using System.Diagnostics.Metrics;

namespace Reporting.Read.Projections;

/// <summary>Where the projections of a host stand, for whoever listens. A host tells of those that it runs: of another
/// host's it knows little.</summary>
internal sealed class ProjectionGauges : IDisposable
{
    private readonly Meter meter = new(ProjectionTelemetry.Name);
    private readonly IReadOnlyCollection<ProjectionRunner> runners;

    public ProjectionGauges(IReadOnlyCollection<ProjectionRunner> runners)
    {
        this.runners = runners;
        meter.CreateObservableGauge("reporting.projection.position", () => Each(r => r.Status.Position),
            "{event}", "Every event up to here is in its rows.");
        meter.CreateObservableGauge("reporting.projection.lag.events", () => Each(r => r.Status.Lag),
            "{event}", "Events that it has not read.");
        meter.CreateObservableGauge("reporting.projection.lag.duration", () => Each(r => r.Lag.TotalSeconds),
            "s", "For how long there have been events that it has not read.");
        meter.CreateObservableGauge("reporting.projection.poison.position", Poison,
            "{event}", "The event that it can't read and stands before; nothing while it stands before none.");
    }

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<T>> Each<T>(Func<ProjectionRunner, T> value)
        where T : struct =>
        runners.Where(runner => runner.Status.State is not (ProjectionState.Standby or ProjectionState.Superseded))
            .Select(runner => new Measurement<T>(value(runner), Name(runner.Status)));

    private IEnumerable<Measurement<long>> Poison() =>
        from runner in runners
        let status = runner.Status
        where status is { State: ProjectionState.Stopped, FailedPosition: not null }
        // The kind alone: the whole text would make a series of every value.
        select new Measurement<long>(status.FailedPosition!.Value, Name(status), new("error.type", status.FailureKind));

    private static KeyValuePair<string, object?> Name(ProjectionStatus status) =>
        new(ProjectionTelemetry.ProjectionTag, status.Name);
}
