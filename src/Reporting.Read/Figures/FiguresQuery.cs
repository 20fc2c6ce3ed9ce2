using Npgsql;
using Reporting.Domain.Calendars;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.Figures;

/// <summary>Which figures are asked for.</summary>
/// <param name="Unit">Only of this unit's subtree.</param>
public sealed record FiguresFilter(
    string? Unit, string From, string To, PeriodKind PeriodKind, AsOf AsOf);

/// <summary>The primary figures in force, the newest period first.</summary>
public static class FiguresQuery
{
    private static readonly Listing<FigureRow> Listing = new(
        "read.report_figures f cross join lateral unnest(f.indicators, f.values) with ordinality as c (indicator, " +
        "value, place)",
        [
            new("f.period_first", "date", IsDescending: true), new("f.report_id", "uuid", IsDescending: true),
            new("c.place", "bigint", IsDescending: true),
        ],
        unit: "f.unit_id", FigureRow.Shape);

    /// <param name="knownPosition">The position that <see cref="AsOf.KnownAt"/> stands for; null when it is not
    /// given.</param>
    public static async Task<Answer<Slice<FigureRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, FiguresFilter filter,
        long? knownPosition,
        Caller caller, CancellationToken ct)
    {
        if (PeriodRange.Read(filter.From, filter.To, filter.PeriodKind, out var range) is { } refusal)
            return refusal;
        return await Listing.Page(
            db, page, columns, parameters => Conditions(parameters, filter, range, knownPosition), caller, filter.Unit,
            ct);
    }

    private static IEnumerable<string> Conditions(
        SqlParameters parameters, FiguresFilter filter, PeriodRange range, long? knownPosition)
    {
        yield return $"f.period_kind = {parameters.Text(PeriodKindText.Of(filter.PeriodKind))}";
        yield return $"f.period_first between {parameters.Date(range.First)} and {parameters.Date(range.Last)}";
        yield return AsOf.Condition(
            knownPosition is { } position ? parameters.BigInt(position) : null,
            filter.AsOf.InForceAt is { } inForceAt ? parameters.Time(inForceAt) : null);
    }
}
