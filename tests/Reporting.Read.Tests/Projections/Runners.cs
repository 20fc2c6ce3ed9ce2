using Reporting.Read.Projections;

namespace Reporting.Read.Tests.Projections;

/// <summary>Projections that run as in a host, only more impatient.</summary>
internal static class Runners
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ProjectionOptions Quick = new()
    {
        TakeOverInterval = TimeSpan.FromMilliseconds(50), RetryInterval = TimeSpan.FromMilliseconds(50),
    };

    public static RunningProjections Start(Story story, params IReadOnlyList<Projection> projections) =>
        RunningProjections.Start(story.Db, story.Store, projections.Count > 0 ? projections : ReadModels.All, Quick);

    public static ProjectionStatus Status(RunningProjections running) =>
        running.Statuses.Single(status => status.Name == "figures");

    public static async Task Until(Func<bool> isTrue)
    {
        for (var left = 400; !isTrue(); left--)
        {
            Assert.True(left > 0, "It did not come about in time.");
            await Task.Delay(50, Story.Ct);
        }
    }
}
