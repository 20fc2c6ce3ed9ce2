using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.DataSets;
using Reporting.Cli.Replay.Play;

namespace Reporting.Cli.Replay.Check;

/// <summary>Compares every report that was made from others with the direct total of the figures below it.</summary>
internal sealed class ChainCheck(ApiClient api, Session analyst, TotalsCheck totals)
{
    private const int TaskCountMax = 4;

    /// <summary>How many cells are equal, and which are not.</summary>
    public async Task<(int EqualCount, IReadOnlyList<string> Differences)> Run(
        IReadOnlyList<Step> made, Action<int> progress, CancellationToken ct)
    {
        var equalCount = 0;
        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            made, new ParallelOptions { MaxDegreeOfParallelism = TaskCountMax, CancellationToken = ct },
            async (step, stop) =>
            {
                var (_, unit, period) = step.Filing.Key;
                var aggregated = await InForce(step.Filing.Id!, stop);
                var direct = await totals.Compute(
                    new PublishedTotal(
                        unit, period, period, period, null, [.. aggregated.Select(cell => new Figure(cell.Key, cell.Value))]),
                    stop);
                foreach (var (indicator, value) in aggregated)
                {
                    if (direct.GetValueOrDefault(indicator) == value)
                        Interlocked.Increment(ref equalCount);
                    else
                        differences.Add(string.Create(
                            CultureInfo.InvariantCulture,
                            $"{unit} {period} {indicator}: {value} by reports, {direct.GetValueOrDefault(indicator)} directly"));
                }
                progress(1);
            });
        return (equalCount, [.. differences.Order(StringComparer.Ordinal)]);
    }

    private async Task<Dictionary<string, decimal>> InForce(string report, CancellationToken ct)
    {
        using var answer = JsonDocument.Parse(await api.Get(analyst, $"/api/reports/{report}", ct));
        return answer.RootElement.GetProperty("inForce").GetProperty("cells").EnumerateObject().ToDictionary(
            cell => cell.Name, cell => decimal.Parse(cell.Value.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture));
    }
}
