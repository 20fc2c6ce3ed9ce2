using System.Text.Json.Serialization;

namespace Reporting.Domain.Reports;

/// <summary>A subordinate unit's report that went into another one, as it was in force then.</summary>
/// <param name="ContentHash">The hash of what was signed in that version, so that everything can be followed down to the
/// leaves.</param>
/// <param name="IsLate">Whether it was sent after its deadline; null: no.</param>
/// <param name="IsPartial">Whether it is a partial total itself; null: no.</param>
public sealed record Contributor(
    ReportId ReportId, UnitId Unit, int Version, string ContentHash, bool? IsLate = null, bool? IsPartial = null);

/// <summary>A subordinate unit's report that was not in force, and is not in the total.</summary>
/// <param name="State">Where it stood, for example in_entry.</param>
/// <param name="IsLate">Whether its deadline had passed; null: no.</param>
public sealed record AbsentReport(
    ReportId ReportId, UnitId Unit, string State, bool? IsLate = null);

/// <summary>What stands behind an average: it is kept unrounded, so that averages of averages are the averages of the
/// leaves.</summary>
/// <param name="Sum">Of the figures, or of the weighted figures.</param>
/// <param name="Weight">How many figures, or the sum of their weights.</param>
public sealed record AverageParts(
    string Cell, [property: JsonConverter(typeof(ExactDecimal))] decimal Sum,
    [property: JsonConverter(typeof(ExactDecimal))] decimal Weight);

/// <summary>What a report was made from (E3).</summary>
/// <param name="Absent">What is missing in it; null: nothing, it is a whole total.</param>
/// <param name="Averages">What stands behind its averages; null: it has none.</param>
public sealed record ReportAggregation(
    EquatableArray<Contributor> Contributors, EquatableArray<AbsentReport>? Absent = null,
    EquatableArray<AverageParts>? Averages = null)
{
    /// <summary>Whether something is missing in it, or in one of its contributors. It says so for ever.</summary>
    [JsonIgnore]
    public bool IsPartial => Absent is { Count: > 0 } || Contributors.Any(one => one.IsPartial == true);

    internal AverageParts? Average(string cell) => Averages?.FirstOrDefault(one => one.Cell == cell);
}

/// <summary>A report of a unit below in the chain, as it is when the unit above adds up.</summary>
/// <param name="Code">The unit's code.</param>
public sealed record Subordinate(ReportId ReportId, UnitId Unit, string Code, Report Report)
{
    internal bool IsLate(DateTimeOffset now) => Report.DueAt <= (Report.InForce is null ? now : Report.SentAt ?? now);
}
