using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Read.Reading;

namespace Reporting.Read.ReportStatus;

/// <summary>Which reports are asked for.</summary>
/// <param name="Unit">Only reports of this unit's subtree.</param>
/// <param name="States">As in <see cref="ReportRow.State"/>.</param>
public sealed record ReportsFilter(
    string? Unit = null, string? Regime = null, string? Period = null, IReadOnlyList<string>? States = null,
    Guid? ReportId = null)
{
    /// <summary>Who has the next step, as in <see cref="ReportRow.Holder"/>.</summary>
    public string? Holder { get; init; }

    /// <summary>Only those whose deadline has passed while the requesting unit does not have them.</summary>
    public bool OnlyLate { get; init; }
}

/// <summary>Reports and where they stand, the newest period first.</summary>
public static class ReportsQuery
{
    private static readonly Listing<ReportRow> Listing = new(
        "read.report_status r",
        [new("r.period_first", "date", IsDescending: true), new("r.report_id", "uuid", IsDescending: true)],
        unit: "r.unit_id", ReportRow.Shape);

    public static async Task<Answer<Slice<ReportRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, ReportsFilter filter,
        Caller caller,
        CancellationToken ct)
    {
        if (filter.Period is not null && !Period.TryParse(filter.Period, null, out _))
            return PeriodRefusals.Malformed(filter.Period);
        return await Listing.Page(db, page, columns, parameters => Conditions(parameters, filter, caller), caller, filter.Unit,
            ct);
    }

    private static IEnumerable<string> Conditions(SqlParameters parameters, ReportsFilter filter, Caller caller)
    {
        if (filter.Holder is not null)
            yield return $"{ReportRow.HolderSql} = {parameters.Text(filter.Holder)}";
        if (filter.OnlyLate)
            yield return ReportConditions.IsLateSql(parameters, caller);
        if (filter.Regime is not null)
            yield return $"r.regime = {parameters.Text(filter.Regime)}";
        if (filter.Period is not null)
            yield return $"r.period = {parameters.Text(filter.Period)}";
        if (filter.States is not null)
            yield return $"r.state = any ({parameters.Texts(filter.States)})";
        if (filter.ReportId is { } id)
            yield return $"r.report_id = {parameters.Uuid(id)}";
    }
}
