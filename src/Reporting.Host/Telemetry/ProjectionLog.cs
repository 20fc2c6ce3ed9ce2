using Reporting.Read.Projections;

namespace Reporting.Host.Telemetry;

/// <summary>A line whenever a projection begins to do something else on this host.</summary>
internal sealed partial class ProjectionLog(ILogger<ProjectionLog> log)
{
    public void Tell(ProjectionStatus status)
    {
        switch (status.State)
        {
            case ProjectionState.Stopped:
                Stopped(status.Name, status.FailedPosition, status.Failure);
                break;
            case ProjectionState.Retrying:
                Retrying(status.Name, status.Position, status.Failure);
                break;
            default:
                Changed(status.Name, status.State, status.Position);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Error,
        "The projection {Projection} stands before event {FailedPosition}, which it can't read: {Failure}")]
    private partial void Stopped(string projection, long? failedPosition, string? failure);

    [LoggerMessage(2, LogLevel.Warning,
        "The projection {Projection} is held up at position {Position} and tries again: {Failure}")]
    private partial void Retrying(string projection, long position, string? failure);

    [LoggerMessage(3, LogLevel.Information, "The projection {Projection} is {State} at position {Position}.")]
    private partial void Changed(string projection, ProjectionState state, long position);
}
