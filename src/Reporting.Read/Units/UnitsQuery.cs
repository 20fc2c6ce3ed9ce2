using Npgsql;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Which units a list has.</summary>
/// <param name="Within">Only the subtree of the unit with this code, itself included.</param>
/// <param name="Kind">Only units of this kind.</param>
/// <param name="Code">Only units that have this code.</param>
/// <param name="Name">Only units whose name has this in it, whatever the case and the diacritics.</param>
public sealed record UnitsFilter(
    string? Within = null, string? Kind = null, string? Code = null, string? Name = null)
{
    /// <summary>Only units that exist on this day, by the codes, names and places of that day; null for those that
    /// exist or will.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Also those that exist no more.</summary>
    public bool Ended { get; init; }

    /// <summary>In which hierarchy the subtree is meant.</summary>
    public string Hierarchy { get; init; } = OrgUnit.Territory;
}

/// <summary>Units as a list.</summary>
public static class UnitsQuery
{
    private static readonly SortKey[] ByCode = [new("u.code", "text"), new("u.unit_id", "uuid")];

    private static readonly Listing<UnitRow> Latest = new("read.units u", ByCode, unit: null, UnitRow.Shape);

    private static readonly Listing<UnitRow> OfDay = new("read.unit_stretches u", ByCode, unit: null, UnitRow.Shape);

    public static Task<Answer<Slice<UnitRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, UnitsFilter filter, Caller caller,
        CancellationToken ct) => (filter.On is null ? Latest : OfDay).Page(
            db, page, columns, parameters => Conditions(parameters, filter, caller), caller, null, ct);

    private static IEnumerable<string> Conditions(SqlParameters parameters, UnitsFilter filter, Caller caller)
    {
        var day = parameters.Date(filter.On ?? caller.Today);
        if (filter.On is not null)
            yield return $"u.from_day <= {day} and u.to_day > {day}";
        else if (!filter.Ended)
            yield return $"(u.ended_from is null or u.ended_from > {day})";
        if (filter.Within is not null)
            yield return
                $"""
                u.unit_id in (
                    with recursive {UnitTreeSql.Root(parameters.Text(filter.Within), day)},
                    {Below(parameters, filter.Hierarchy, day)}
                    select unit_id from below)
                """;
        if (filter.Kind is not null)
            yield return $"u.kind = {parameters.Text(filter.Kind)}";
        if (filter.Code is not null)
            yield return $"u.code = {parameters.Text(filter.Code)}";
        if (filter.Name is not null)
            yield return $"strpos({Folded.Sql("u.name")}, {Folded.Sql(parameters.Text(filter.Name))}) > 0";
    }

    private static string Below(SqlParameters parameters, string hierarchy, string day) =>
        hierarchy == OrgUnit.Territory
            ? UnitTreeSql.Below("below", "select unit_id from root", day)
            : UnitTreeSql.Below("below", "select unit_id from root", day,
                $"read.unit_other_parents p on p.hierarchy = {parameters.Text(hierarchy)} and");
}
