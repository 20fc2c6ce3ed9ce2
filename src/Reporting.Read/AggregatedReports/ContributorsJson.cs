using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Reports;

namespace Reporting.Read.AggregatedReports;

/// <summary>A report that went into another one.</summary>
public sealed record ContributorRow(
    Guid ReportId, Guid UnitId, int Version, string ContentHash, bool IsLate, bool IsPartial);

/// <summary>A report that is missing in another one.</summary>
public sealed record AbsentRow(Guid ReportId, Guid UnitId, string State, bool IsLate);

/// <summary>What a report was made from, as its column has it.</summary>
internal static class ContributorsJson
{
    public static string Of(ReportAggregation aggregation) => JsonSerializer.Serialize(
        [
            .. aggregation.Contributors.Select(one => new ContributorRow(
                one.ReportId.Value, one.Unit.Value, one.Version, one.ContentHash, one.IsLate == true,
                one.IsPartial == true)),
        ],
        RowsJson.Default.ContributorRowArray);

    public static string? OfAbsent(ReportAggregation aggregation) => aggregation.Absent is not { } absent ? null
        : JsonSerializer.Serialize(
            [
                .. absent.Select(one => new AbsentRow(
                    one.ReportId.Value, one.Unit.Value, one.State, one.IsLate == true)),
            ],
            RowsJson.Default.AbsentRowArray);

    public static IReadOnlyList<ContributorRow> Contributors(string json) =>
        JsonSerializer.Deserialize(json, RowsJson.Default.ContributorRowArray) ?? [];

    public static IReadOnlyList<AbsentRow> Absent(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, RowsJson.Default.AbsentRowArray) ?? [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ContributorRow[]))]
[JsonSerializable(typeof(AbsentRow[]))]
internal sealed partial class RowsJson : JsonSerializerContext;
