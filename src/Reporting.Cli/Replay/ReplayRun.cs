using System.Diagnostics;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.Check;
using Reporting.Cli.Replay.DataSets;
using Reporting.Cli.Replay.Play;
using Reporting.Cli.Replay.Signing;

namespace Reporting.Cli.Replay;

/// <summary>Plays a data set on a server, then checks the totals: the whole path from the first unit to the last
/// figure.</summary>
internal sealed class ReplayRun
{
    private const int RefusalsShownMax = 50;
    private const int TotalCountMax = 200;
    private readonly Screen screen;
    private readonly DataSet dataSet;
    private readonly ApiClient api;
    private readonly Tally tally = new();

    private readonly LeaderKey? key;
    private readonly Chain? chain;
    private readonly List<Step> totals = [];

    /// <param name="key">What the leader signs with; null: the account alone.</param>
    /// <param name="isChained">Whether reports go up the tree of units level by level, each unit's own made from those
    /// below it.</param>
    public ReplayRun(
        Screen screen, DataSet dataSet, ApiClient api, Session administrator, LeaderKey? key = null, bool isChained = false)
    {
        chain = isChained ? new Chain(dataSet) : null;
        (this.screen, this.dataSet, this.api, this.key) = (screen, dataSet, api, key);
        Crew = Crew.Of(administrator);
    }

    /// <summary>The accounts that the replay makes.</summary>
    public Crew Crew { get; }

    /// <summary>Whether every report went its way and the totals differ exactly where they should.</summary>
    public async Task<bool> Run(CancellationToken ct)
    {
        var since = Stopwatch.StartNew();
        await Play(ct);
        var (commandCount, elapsed) = (tally.CommandCount, since.Elapsed);
        screen.Line($"units {dataSet.Units.Length:N0}, report versions {dataSet.Reports.Length:N0}, "
            + $"commands {commandCount:N0} (bulk items {tally.ItemCount:N0}) in {api.RequestCount:N0} requests, "
            + $"{elapsed.TotalSeconds:N1} s, {commandCount / elapsed.TotalSeconds:N0} commands/s");
        if (tally.Refusals.IsEmpty)
            return await Check(ct);
        foreach (var refusal in tally.Refusals.Take(RefusalsShownMax))
            screen.Line("refused: " + refusal);
        screen.Line($"refused: {tally.Refusals.Count} in all; the totals were not checked");
        return false;
    }

    /// <summary>Sets up and plays every row.</summary>
    public async Task Play(CancellationToken ct)
    {
        var regimes = new RegimeCodes(dataSet);
        var clock = new Clock(api, Crew.Administrator, tally);
        if (!dataSet.Reports.IsEmpty)
            await clock.MoveTo(dataSet.Reports[0].RecordedAt.AddDays(-1), ct);
        var setUp = new SetUp(api, Crew, tally, dataSet, regimes, key, chain);
        await screen.Show("set up", setUp.StepCount, progress => Done(setUp.Run(progress, ct)));
        var group = new GroupPlay(
            new BulkCommands(api, tally), Crew, tally, dataSet, regimes,
            key is null ? null : new LeaderSigning(api, Crew, key));
        var rows = new RowsPlay(group, clock);
        await screen.Show("reports", dataSet.Reports.Length, progress => Done(rows.Play(dataSet, progress, ct)));
        foreach (var (index, level) in (chain?.Levels(dataSet) ?? []).Index())
        {
            totals.AddRange(level);
            await screen.Show($"level {index + 1}", level.Length, progress => Done(Add(group, index, level, progress, ct)));
        }
    }

    private async Task Add(GroupPlay group, int level, Step[] steps, Action<int> progress, CancellationToken ct)
    {
        foreach (var (index, part) in steps.Chunk(TotalCountMax).Index())
        {
            await group.PlayTotals(CommandKey.Of(dataSet, $"level/{level}/{index}"), part, ct);
            progress(part.Length);
        }
    }

    private async Task<bool> Check(CancellationToken ct)
    {
        var since = Stopwatch.StartNew();
        var check = new TotalsCheck(new GraphQLClient(api, Crew.Analyst, tally.Position));
        var result = await screen.Show(
            "totals", dataSet.Totals.Length, progress => check.Run(dataSet.Totals, progress, ct));
        screen.Line($"totals checked: {dataSet.Totals.Length:N0} rows in {since.Elapsed.TotalSeconds:N1} s");
        var complaints = result.Against(dataSet.Exceptions);
        foreach (var complaint in complaints)
            screen.Line("differs: " + complaint);
        var verdict = complaints.Count == 0 ? "as listed" : $"{complaints.Count} not as listed";
        screen.Line($"totals: {result.EqualCount} equal, {result.Differences.Length} exceptions ({verdict})");
        return complaints.Count == 0 && (totals.Count == 0 || await CheckChain(ct));
    }

    private async Task<bool> CheckChain(CancellationToken ct)
    {
        var check = new ChainCheck(
            api, Crew.Analyst, new TotalsCheck(new GraphQLClient(api, Crew.Analyst, tally.Position)));
        var (equalCount, differences) = await screen.Show(
            "chain", totals.Count, progress => check.Run(totals, progress, ct));
        foreach (var difference in differences)
            screen.Line("differs: " + difference);
        screen.Line($"chain: {totals.Count:N0} reports made from others, {equalCount:N0} cells equal to the direct totals, "
            + $"{differences.Count:N0} different");
        return differences.Count == 0;
    }

    private static async Task<bool> Done(Task work)
    {
        await work;
        return true;
    }
}
