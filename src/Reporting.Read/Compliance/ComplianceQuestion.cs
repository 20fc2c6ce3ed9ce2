namespace Reporting.Read.Compliance;

/// <summary>What compliance is counted by.</summary>
public enum ComplianceDimension
{
    Unit,
    Regime,
    Period,
}

/// <summary>A question for compliance: of a unit's subtree, for obligations that are due between two days.</summary>
/// <param name="From">The first day; null for all before.</param>
/// <param name="To">The last day, included; null for all after.</param>
/// <param name="Level">With units: the kind of the units that rows are made for, each with its subtree; null for every unit
/// that reports, by itself.</param>
public sealed record ComplianceQuestion(
    string Unit, DateOnly? From, DateOnly? To, string? Regime, IReadOnlySet<ComplianceDimension> By, string? Level);

/// <summary>How a unit, regime or period stands.</summary>
/// <param name="Due">Obligations whose time has come, or that were met: what percentages are of.</param>
/// <param name="Open">Obligations that are still in time; they count for nothing yet.</param>
/// <param name="Returned">Reports that were sent back at least once.</param>
/// <param name="Corrected">Reports with an approved correction.</param>
/// <param name="Score">Points in percent of <paramref name="Due"/>, see <see cref="Points"/>.</param>
/// <param name="Rank">1 for the best; equal scores have equal ranks. Null where nothing was due.</param>
public sealed record ComplianceRow(
    string? UnitCode, string? UnitName, string? Regime, string? Period, long Due, long Open, long OnTime, long Late,
    long Missing, long Returned, long Returns, long Corrected, long Corrections, decimal? Score, long? Rank)
{
    public long Received => OnTime + Late;

    /// <summary>Received in percent of what was due: never above 100.</summary>
    public decimal? Completeness => Percent(Received);

    /// <summary>Received in time in percent of what was due.</summary>
    public decimal? Timeliness => Percent(OnTime);

    private decimal? Percent(long count) =>
        Due == 0 ? null : Math.Round(count * 100m / Due, 2, MidpointRounding.AwayFromZero);
}

/// <summary>The answer, true for a position of the log.</summary>
public sealed record ComplianceResult(long Position, IReadOnlyList<ComplianceRow> Rows);

/// <summary>What an obligation is worth in the ranking: a report in time a whole point, a late one half a point, a missing
/// one nothing; each return costs a tenth, but no more than there is.</summary>
internal static class Points
{
    public const string Sql =
        """
        case
            when o.state = 'on_time' then greatest(1 - 0.1 * o.returns, 0)
            when o.state = 'late' then greatest(0.5 - 0.1 * o.returns, 0)
            when o.state = 'missing' then 0
        end
        """;
}
