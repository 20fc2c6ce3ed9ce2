using System.Text;
using Npgsql;
using Reporting.Domain.Indicators;
using Reporting.Read.Reading;

namespace Reporting.Read.Indicators;

/// <summary>An indicator; columns that were not asked for stay empty.</summary>
public sealed record IndicatorRow
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string? NameVi { get; set; }
    public string UnitOfMeasure { get; set; } = "";
    public string OverUnits { get; set; } = "";
    public string OverTime { get; set; } = "";
    public int Decimals { get; set; }
    public int Version { get; set; }
    public DateOnly? AbolishedFrom { get; set; }

    /// <summary>When a figure of it is far from what the same unit reported before; null: never.</summary>
    public OutlierRule? Outlier { get; set; }

    private const string ContentSql =
        "(select v.content::text from read.indicator_versions v where v.code = i.code and v.version = i.version)";

    internal static readonly RowShape<IndicatorRow> Shape = new(
        new("code", "i.code", (row, reader, i) => row.Code = reader.GetString(i)),
        new("name", "i.name", (row, reader, i) => row.Name = reader.GetString(i)),
        new("name_vi", "i.name_vi", (row, reader, i) => row.NameVi = reader.Text(i)),
        new("unit_of_measure", "i.unit_of_measure", (row, reader, i) => row.UnitOfMeasure = reader.GetString(i)),
        new("over_units", "i.over_units", (row, reader, i) => row.OverUnits = reader.GetString(i)),
        new("over_time", "i.over_time", (row, reader, i) => row.OverTime = reader.GetString(i)),
        new("decimals", "i.decimals", (row, reader, i) => row.Decimals = reader.GetInt32(i)),
        new("version", "i.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("abolished_from", "i.abolished_from", (row, reader, i) => row.AbolishedFrom = reader.DayOrNull(i)),
        new("outlier", ContentSql, (row, reader, i) => row.Outlier = ((IndicatorDefined)IndicatorEventCodec.Decode(
            "indicator_defined", Encoding.UTF8.GetBytes(reader.GetString(i)))).Outlier));
}

/// <summary>The library of indicators.</summary>
public static class IndicatorsQuery
{
    private static readonly Listing<IndicatorRow> Listing =
        new("read.indicators i", [new("i.code", "text")], unit: null, IndicatorRow.Shape);

    /// <param name="codes">Only these; null for all.</param>
    public static Task<Answer<Slice<IndicatorRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, IReadOnlyList<string>? codes,
        Caller caller,
        CancellationToken ct) =>
        Listing.Page(
            db, page, columns, parameters => codes is null ? [] : [$"i.code = any ({parameters.Texts(codes)})"],
            caller, null, ct);

    /// <summary>Some indicators by code; those that there are not are not there.</summary>
    public static async Task<Dictionary<string, IndicatorRow>> ByCode(
        NpgsqlDataSource db, IReadOnlyList<string> codes, IReadOnlyCollection<string> columns, Caller caller,
        CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var parts = IndicatorRow.Shape.Select([.. columns, "code"]);
        var sql = $"select {string.Join(", ", parts.Select(part => part.Sql))} from read.indicators i where i.code = any ({parameters.Texts(codes)})";
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var rows = new Dictionary<string, IndicatorRow>();
        while (await reader.ReadAsync(ct))
        {
            var row = new IndicatorRow();
            parts.Read(row, reader, 0);
            rows.Add(row.Code, row);
        }
        return rows;
    }
}
