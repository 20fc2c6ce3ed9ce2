using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Read.Aggregates;

/// <summary>What the statement says before its figures: whether the question may be answered, and how figures become
/// one.</summary>
/// <param name="Unknown">The indicators asked for that there are not; null when there are all.</param>
/// <param name="KindsOfMeasure">More than one when the indicators can't be added to one another.</param>
/// <param name="Forms">Which indicators of the parts a report should have, by the place of its template version.</param>
internal sealed record AggregateHead(
    long Position, bool IsIncomplete, bool IsKnown, bool IsAllowed, IReadOnlyList<string>? Unknown, int KindsOfMeasure,
    bool IsLevelKnown, IReadOnlyList<AskedIndicator> Asked, IReadOnlyList<IndicatorPart> Parts,
    IReadOnlyList<IReadOnlyList<string>> Forms)
{
    public static AggregateHead Read(string json) => JsonSerializer.Deserialize(json, AggregateJson.Default.AggregateHead)
        ?? throw new JsonException("null is no head of an answer.");
}

/// <summary>An indicator of the question in the version that its answer follows.</summary>
/// <param name="Factor">Of a formula; null for any other indicator.</param>
internal sealed record AskedIndicator(int Place, int? Version, string? UnitOfMeasure, decimal? Factor);

/// <summary>Figures that an answer is made from: of the indicator itself, or of a part of its formula.</summary>
/// <param name="Role"><c>v</c> the value, <c>n</c> a numerator, <c>d</c> a denominator.</param>
/// <param name="Weight">The indicator that its figures are weighted by.</param>
internal sealed record IndicatorPart(int Place, string Code, string Role, string OverUnits, string OverTime, string? Weight);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AggregateHead))]
internal sealed partial class AggregateJson : JsonSerializerContext;
