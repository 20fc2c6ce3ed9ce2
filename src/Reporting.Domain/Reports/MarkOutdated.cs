using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A report below changed: the version in force that was made from it is outdated (E9). The system says so by
/// itself.</summary>
/// <param name="Contributor">The report below that changed.</param>
/// <param name="ContributorVersion">Its version in force now; null: none.</param>
public sealed record MarkOutdated(ReportId ReportId, ReportId Contributor, int? ContributorVersion)
{
    /// <param name="command">The wish.</param>
    /// <param name="isBelow">Whether the change is further below, in a report that a contributor was made from.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(MarkOutdated command, bool isBelow, Report state)
    {
        var outdated = new List<ReportEvent>();
        foreach (var (version, aggregation) in Made(state))
        {
            var held = aggregation.Contributors.FirstOrDefault(one => one.ReportId == command.Contributor);
            if (!isBelow && (held is null || held.Version == command.ContributorVersion))
                continue;
            var one = new AggregateOutdated(command.ReportId, version, command.Contributor, command.ContributorVersion);
            if (!state.Outdated.Contains(one))
                outdated.Add(one);
        }
        return Emit([.. outdated]);
    }

    // The version in force, and the one that is on its way.
    private static IEnumerable<(int Version, ReportAggregation Aggregation)> Made(Report state)
    {
        if (state.InForce is { Aggregation: { } inForce })
            yield return (state.InForce.Version, inForce);
        if (state.Aggregation is { } onItsWay && state.Version != state.InForce?.Version)
            yield return (state.Version, onItsWay);
    }
}
