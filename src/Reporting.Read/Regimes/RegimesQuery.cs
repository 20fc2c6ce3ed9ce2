using System.Text;
using Npgsql;
using Reporting.Domain.Regimes;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Regimes;

/// <summary>A regime; columns that were not asked for stay empty.</summary>
public sealed record RegimeRow
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Template { get; set; } = "";
    public string PeriodKind { get; set; } = "";
    public UnitRow? RequestingUnit { get; set; }
    public string? ReportersKind { get; set; }
    public Guid[] Reporters { get; set; } = [];

    /// <summary>What it asks for beyond the profile; null: nothing.</summary>
    public RegimeSteps? Steps { get; set; }

    internal static readonly RowShape<RegimeRow> Shape = new RowShape<RegimeRow>(
        new("code", "r.code", (row, reader, i) => row.Code = reader.GetString(i)),
        new("name", "r.name", (row, reader, i) => row.Name = reader.GetString(i)),
        new("template", "r.template", (row, reader, i) => row.Template = reader.GetString(i)),
        new("period_kind", "r.period_kind", (row, reader, i) => row.PeriodKind = reader.GetString(i)),
        new("reporters_kind", "r.reporters_kind", (row, reader, i) => row.ReportersKind = reader.Text(i)),
        new("reporters", "r.reporters", (row, reader, i) => row.Reporters = reader.GetFieldValue<Guid[]>(i)),
        new("content", "r.content::text", (row, reader, i) => row.Steps = ((RegimeDefined)RegimeEventCodec.Decode(
            "regime_defined", Encoding.UTF8.GetBytes(reader.GetString(i)))).Steps))
        .With("requesting_unit", "read.units u where u.unit_id = r.requesting_unit_id", UnitRow.Shape,
            row => row.RequestingUnit ??= new UnitRow());
}

/// <summary>The reporting regimes.</summary>
public static class RegimesQuery
{
    private static readonly Listing<RegimeRow> Listing =
        new("read.regimes r", [new("r.code", "text")], unit: null, RegimeRow.Shape);

    /// <param name="code">Only this one; null for all.</param>
    public static Task<Answer<Slice<RegimeRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? code, Caller caller,
        CancellationToken ct) =>
        Listing.Page(db, page, columns, parameters => code is null ? [] : [$"r.code = {parameters.Text(code)}"],
            caller, null, ct);
}
