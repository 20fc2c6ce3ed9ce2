using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Replay.Check;

/// <summary>Compares every published total with the one that the server works out.</summary>
internal sealed class TotalsCheck(GraphQLClient graphQL)
{
    private const int TaskCountMax = 4;

    private const string Aggregates =
        """
        query Total($indicators: [String!]!, $unit: String!, $from: String!, $to: String!, $kind: PeriodKind!,
                    $asOf: AsOf) {
          aggregates(indicators: $indicators, unit: $unit, from: $from, to: $to, periodKind: $kind,
                     groupBy: [INDICATOR], asOf: $asOf) {
            rows { indicator { code } value }
          }
        }
        """;

    /// <param name="progress">Gets the number of totals that were just compared.</param>
    public async Task<CheckResult> Run(
        ImmutableArray<PublishedTotal> totals, Action<int> progress, CancellationToken ct)
    {
        var equalCount = 0;
        var differences = new ConcurrentBag<TotalDifference>();
        await Parallel.ForEachAsync(
            totals, new ParallelOptions { MaxDegreeOfParallelism = TaskCountMax, CancellationToken = ct },
            async (total, stop) =>
            {
                var computed = await Compute(total, stop);
                foreach (var (indicator, published) in total.Figures)
                {
                    if (computed.GetValueOrDefault(indicator) is var value && value == published)
                        Interlocked.Increment(ref equalCount);
                    else
                        differences.Add(new(total.Unit, total.Period, total.KnownAt, indicator, value, published));
                }
                progress(1);
            });
        return new CheckResult(equalCount, [.. differences.Distinct()]);
    }

    /// <summary>What the server adds up, of the indicators that were published.</summary>
    public async Task<Dictionary<string, decimal?>> Compute(PublishedTotal total, CancellationToken ct)
    {
        if (total.Figures.IsEmpty)
            return [];
        var data = await graphQL.Query(Aggregates, json =>
        {
            json.WriteStartArray("indicators");
            foreach (var figure in total.Figures)
                json.WriteStringValue(figure.Indicator);
            json.WriteEndArray();
            json.WriteString("unit", total.Unit);
            json.WriteString("from", total.From);
            json.WriteString("to", total.To);
            json.WriteString("kind", PeriodText.Kind(total.From)!.Replace('-', '_').ToUpperInvariant());
            if (total.KnownAt is { } knownAt)
            {
                json.WriteStartObject("asOf");
                json.WriteString("knownAt", knownAt);
                json.WriteEndObject();
            }
        }, ct);
        return data.GetProperty("aggregates").GetProperty("rows").EnumerateArray().ToDictionary(
            row => row.GetProperty("indicator").GetProperty("code").GetString()!,
            row => Value(row.GetProperty("value")));
    }

    // Exact either way: as text, or as a number whose digits are read as they stand.
    private static decimal? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => decimal.Parse(value.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture),
        _ => value.GetDecimal(),
    };
}
