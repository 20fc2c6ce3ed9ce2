using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Replay.Play;

/// <summary>Plays a data set's rows in the order in which they were recorded, the clock standing at each one's
/// time.</summary>
internal sealed class RowsPlay(GroupPlay group, Clock clock)
{
    private const int TaskCountMax = 3;
    private readonly Dictionary<ReportKey, Filing> filings = [];

    /// <param name="progress">Gets the number of rows that were just played.</param>
    public async Task Play(DataSet dataSet, Action<int> progress, CancellationToken ct)
    {
        var rows = dataSet.Reports;
        for (int start = 0, end; start < rows.Length; start = end)
        {
            var at = rows[start].RecordedAt;
            for (end = start + 1; end < rows.Length && rows[end].RecordedAt == at; end++) { }
            await clock.MoveTo(at, ct);
            await PlayInstant(dataSet, rows[start..end], progress, ct);
        }
    }

    // What was recorded at one time: all reports side by side, but the versions of one report one after the other.
    private async Task PlayInstant(
        DataSet dataSet, IReadOnlyList<ReportRow> rows, Action<int> progress, CancellationToken ct)
    {
        var rounds = new List<List<Step>>();
        var seen = new Dictionary<ReportKey, int>();
        foreach (var row in rows)
        {
            var round = seen[row.Key] = seen.GetValueOrDefault(row.Key, -1) + 1;
            if (round == rounds.Count)
                rounds.Add([]);
            rounds[round].Add(new Step(FilingOf(row.Key), row));
        }
        foreach (var (round, steps) in rounds.Index())
        {
            var bulks = steps.Chunk(BulkSize(steps.Count)).Index().ToList();
            await Parallel.ForEachAsync(
                bulks, new ParallelOptions { MaxDegreeOfParallelism = TaskCountMax, CancellationToken = ct },
                async (bulk, stop) =>
                {
                    var key = CommandKey.OfGroup(dataSet, rows[0].RecordedAt, round, bulk.Index);
                    await group.Play(key, bulk.Item, stop);
                    progress(bulk.Item.Length);
                });
        }
    }

    // While the server works on one bulk the client writes the next: a large group goes as several.
    private static int BulkSize(int count) =>
        Math.Clamp((count + TaskCountMax - 1) / TaskCountMax, Math.Min(count, 100), BulkCommands.ItemCountMax);

    private Filing FilingOf(ReportKey key)
    {
        if (!filings.TryGetValue(key, out var filing))
            filings.Add(key, filing = new Filing(key));
        return filing;
    }
}
