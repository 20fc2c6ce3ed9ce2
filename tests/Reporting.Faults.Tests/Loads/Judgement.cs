using Reporting.Faults.Tests.Histories;

namespace Reporting.Faults.Tests.Loads;

/// <summary>What clients saw, held against what a store holds when they have gone.</summary>
internal sealed record Judgement(History History, IReadOnlyList<Finding> Findings)
{
    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromMinutes(2);

    public int AcknowledgedCount => History.Commands.Count(c => c.Answer is CommandAnswer.Ok { EventIds.Count: > 0 });

    public static async Task<Judgement> Of(Recorder recorder, Store store, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(CatchUpLimit);
        var head = await store.Head(ct);
        while ((await store.Snapshot(ct)).Position < head) await Task.Delay(20, limit.Token);
        recorder.Snapshots.Enqueue(await store.Snapshot(ct));
        var history = new History(
            [.. recorder.Commands], [.. recorder.Reads], [.. recorder.Snapshots], await store.Events(ct),
            await store.Records(ct));
        List<Finding> findings = [.. HistoryChecker.Check(history)];
        findings.AddRange((await store.BackInTime(ct)).Select(position =>
            new Finding("time", "an event is stored with a time before that of the one before it", [$"event {position}"])));
        await store.CaughtUp(head, limit.Token);
        var live = await store.ReadTables(ct);
        await store.Rebuild(ct);
        var rebuilt = await store.ReadTables(ct);
        string[] differences =
            [.. live.Except(rebuilt).Select(row => "live " + row), .. rebuilt.Except(live).Select(row => "rebuilt " + row)];
        if (differences.Length > 0) findings.Add(new Finding("read model", "it differs from its rebuild", differences));
        return new Judgement(history, findings);
    }
}
