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
    Guid? ReportId = null);

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
        return await Listing.Page(db, page, columns, parameters => Conditions(parameters, filter), caller, filter.Unit,
            ct);
    }

    private static IEnumerable<string> Conditions(SqlParameters parameters, ReportsFilter filter)
    {
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
