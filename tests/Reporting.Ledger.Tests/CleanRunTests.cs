using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Reporting.Domain;
using Reporting.Domain.Redactions;
using Reporting.EventStore;
using Reporting.Host.Ledger;
using TextReport = global::Ledger.Verify.TextReport;
using Verdict = global::Ledger.Verify.Verdict;

namespace Reporting.Ledger.Tests;

/// <summary>Histories of all kinds that nobody altered: the verifier says nothing of any of them. One store and one notary, a history
/// by chance on top of the others for each run; REPORTING_CLEAN_RUNS says how many, REPORTING_CLEAN_SEED which.</summary>
public sealed class CleanRunTests
{
    private const int KeptCount = 3;

    private static readonly string[] Types = ["figures_entered", "report_checked", "unit_renamed", "notice_given"];

    private static readonly string[] Texts =
        ["Nguyễn Văn Ánh", "Nguyễn Văn Ánh".Normalize(NormalizationForm.FormD), "a\"b\\c\u0001\n", "", "𝔘𝔫𝔦", "\u20ac\ue000", "\u007f</script>"];

    private readonly List<(Guid Stream, long Version, ReadOnlyMemory<byte> Leaf)> streams = [];
    private readonly List<(long Position, Guid Id, ReadOnlyMemory<byte> Leaf)> events = [];

    [Fact]
    public async Task Clean_histories_raise_no_alarm()
    {
        var runCount = int.Parse(Environment.GetEnvironmentVariable("REPORTING_CLEAN_RUNS") ?? "20", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("REPORTING_CLEAN_SEED") ?? $"{Environment.ProcessId}", CultureInfo.InvariantCulture);
#pragma warning disable CA5394 // Histories need not be secret, and are to be had again.
        var random = new Random(seed);
#pragma warning restore CA5394
        var began = Stopwatch.GetTimestamp();
        await using var store = await LedgerStore.Open();
        await using var redactor = Redactor.Start(store.Db, store.Events);
        await using var notary = store.Notarise();
        var kept = Directory.CreateDirectory(Path.Combine(store.Folder, "kept")).FullName;
        for (var run = 1; run <= runCount; run++)
        {
            await History(store, random);
            await LedgerStore.Published(notary, await store.Events.Head(LedgerStore.Ct));
            Keep(await store.LogPath(), kept, random);
            var found = await Verifying.Db(store, "--history", kept);
            Assert.True(found.Verdict == Verdict.Proven, $"Run {run} of seed {seed}: {TextReport.Of(found)}");
        }
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{runCount} clean runs of seed {seed}: no alarm; {events.Count} events in {streams.Count} streams; {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
    }

#pragma warning disable CA5394
    private async Task History(LedgerStore store, Random random)
    {
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var at = random.Next(streams.Count + 1);
            var (stream, version, leaf) = at < streams.Count ? streams[at] : (Guid.NewGuid(), 0, default);
            EventToAppend[] added = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new EventToAppend(
                Types[random.Next(Types.Length)], "Sample, Sample", Encoding.UTF8.GetBytes(Body(random, 0).ToJsonString())))];
            var headers = random.Next(2) == 0 ? null : new Dictionary<string, string> { ["from"] = Texts[random.Next(Texts.Length)] };
            var receipt = Assert.IsType<AppendResult.Appended>(await store.Events.Append(
                new AppendRequest(stream, "sample", version, leaf, added, new EventMetadata("ana", Headers: headers)), LedgerStore.Ct)).Receipt;
            foreach (var (n, one) in receipt.Events.Index())
                events.Add((receipt.Position - added.Length + n + 1, one.EventId, one.Leaf));
            (Guid, long, ReadOnlyMemory<byte>) now = (stream, receipt.Version, receipt.Events[^1].Leaf);
            if (at < streams.Count)
                streams[at] = now;
            else
                streams.Add(now);
        }
        if (random.Next(4) == 0)
            await Redact(store, random);
    }

    /// <summary>Two persons have a body destroyed; it is gone when this returns.</summary>
    private async Task Redact(LedgerStore store, Random random)
    {
        var at = random.Next(events.Count);
        var (position, id, leaf) = events[at];
        events.RemoveAt(at);
        var decided = RedactionEventCodec.Encode(new ContentRedacted(
            id, position, Convert.ToHexStringLower(leaf.Span), "a secret", new AccountId(Guid.NewGuid()), new AccountId(Guid.NewGuid())));
        await store.Events.Append(
            new AppendRequest(Redaction.StreamIdOf(id), "redaction", 0, default,
                [new EventToAppend(decided.Name, decided.ClrType, decided.Json)], new EventMetadata()), LedgerStore.Ct);
        await using var command = store.Db.CreateCommand($"select exists (select from es.redactions where position = {position})");
        for (var i = 0; !(bool)(await command.ExecuteScalarAsync(LedgerStore.Ct))!; i++)
        {
            Assert.True(i < 1000, $"event {position} was not redacted");
            await Task.Delay(5, LedgerStore.Ct);
        }
    }

    private static JsonObject Body(Random random, int depth)
    {
        var body = new JsonObject();
        for (var i = random.Next(6); i >= 0; i--)
        {
            body[Texts[random.Next(Texts.Length)] + random.Next(20)] = random.Next(7) switch
            {
                0 => random.NextInt64(-(1L << 53) + 1, 1L << 53),
                1 => random.Next(2) == 0,
                2 => null,
                3 when depth < 3 => Body(random, depth + 1),
                4 => new JsonArray(random.Next(10), Texts[random.Next(Texts.Length)]),
                _ => Texts[random.Next(Texts.Length)],
            };
        }
        return body;
    }

    /// <summary>Some of the checkpoints that were published so far.</summary>
    private static void Keep(string log, string kept, Random random)
    {
        foreach (var file in Directory.EnumerateFiles(kept))
            File.Delete(file);
        var history = Directory.GetFiles(Path.Combine(log, "history"));
        for (var i = 0; i < KeptCount; i++)
        {
            var file = history[random.Next(history.Length)];
            File.Copy(file, Path.Combine(kept, Path.GetFileName(file)), overwrite: true);
        }
    }
#pragma warning restore CA5394
}
