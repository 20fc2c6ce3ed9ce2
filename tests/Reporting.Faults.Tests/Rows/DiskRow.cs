using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.Faults.Tests.Machines;
using Reporting.Faults.Tests.Notaries;

namespace Reporting.Faults.Tests.Rows;

/// <summary>The disk of PostgreSQL, or that of the ledger, is full for a while.</summary>
internal sealed class DiskRow(FaultOptions options, Load load, HostProcess host, string data, SmallDisk ledger, SmallDisk disk)
{
    private const int DataMegabytes = 400;
    private const int LedgerMegabytes = 16;
    private const int FullMaxMilliseconds = 4000;

    // Days that no client of the load works on.
    private const int FirstDay = 9000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan RefusalLimit = TimeSpan.FromSeconds(40);

    private readonly Random _random = new(options.Seed);
    private readonly List<Finding> _findings = [];
    private readonly List<TimeSpan> _recoveries = [];
    private readonly List<Task> _later = [];
    private int _day = FirstDay;

    public static async Task<FaultResult> Run(FaultOptions options, CancellationToken ct)
    {
        await using var disk = SmallDisk.Make(DataMegabytes);
        await using var ledger = SmallDisk.Make(LedgerMegabytes);
        var data = disk.Path + "/data";
        await using var host = await HostProcess.Start(
            data, null, ct, variables: new Dictionary<string, string> { ["REPORTING_LEDGER"] = ledger.Path });
        await using var load = new Load(options.Seed, () => host.Address);
        await load.Begin(data, ct);
        return await new DiskRow(options, load, host, data, ledger, disk).Run(ct);
    }

    private async Task<FaultResult> Run(CancellationToken ct)
    {
        foreach (var i in options.Faults)
        {
            await load.Work(ct);
            var took = i % 2 == 0 ? await FillLedger(ct) : await FillData(ct);
            _recoveries.Add(took);
            options.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{i,4}  the disk of {(i % 2 == 0 ? "the ledger" : "PostgreSQL")} was full; the work went on "
                + $"{took.TotalSeconds:0.0} s after there was room"));
        }

        await load.Work(ct);
        await Task.WhenAll(_later);
        await load.Stop();
        await load.Api.Ready(host.Address, ReadyLimit, ct);
        var database = await OwnDatabase.ConnectionString(data, ct);
        var judgement = await load.Judge(database, ct);
        await LedgerState.Reaches(
            load.Api, host.Address, (await LedgerState.Of(load.Api, host.Address, ct)).Head, ReadyLimit, ct);
        return new FaultResult(judgement, _recoveries, Limit)
        {
            SettledCount = load.Recorder.SettledCount,
            More = [.. _findings, .. await Verifier.Judge(host, database, ledger.Path, ct)],
        };
    }

    /// <summary>Commands are answered 503 with a code in both languages, and go on by themselves.</summary>
    private async Task<TimeSpan> FillData(CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var filling = disk.Fill(RefusalLimit * 2, enough.Token);
        var refused = await Task.WhenAll(Refused("vi", ct), Refused("en", ct));
        await Task.Delay(_random.Next(FullMaxMilliseconds), ct);
        await enough.CancelAsync();
        await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (refused is [{ } vietnamese, { } english] && vietnamese == english)
            _findings.Add(new Finding("language", "503 says the same in both languages", [english]));
        var began = load.Recorder.Now;
        disk.Empty();
        await load.Api.Ready(host.Address, ReadyLimit, ct);
        await load.Acknowledged(load.Recorder.Now, ct);
        return load.Recorder.Now - began;
    }

    /// <summary>Commands go on, what was published stays as it is, and the notary follows when there is room.</summary>
    private async Task<TimeSpan> FillLedger(CancellationToken ct)
    {
        var full = ledger.Fill(TimeSpan.FromMilliseconds(1000 + _random.Next(FullMaxMilliseconds)), ct);
        await Task.Delay(500, ct);
        var before = await LedgerState.Of(load.Api, host.Address, ct);
        var asked = load.Recorder.Now;
        await load.Acknowledged(asked, ct);
        await full;
        var after = await LedgerState.Of(load.Api, host.Address, ct);
        if (after.Position > before.Position || after.State != "retrying")
            _findings.Add(new Finding("ledger", "it went on although its disk was full", [$"{before}", $"{after}"]));
        var began = Stopwatch.StartNew();
        ledger.Empty();
        await LedgerState.Reaches(load.Api, host.Address, after.Head, ReadyLimit, ct);
        return began.Elapsed;
    }

    /// <summary>Sends commands until one is refused for the full disk; what it was told. All are settled later by the
    /// same key.</summary>
    private async Task<string?> Refused(string language, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < RefusalLimit;)
        {
            var day = Interlocked.Increment(ref _day);
            var (id, invoked) = (Town.Report("W1", day), load.Recorder.Now);
            Task<Reply> Send() => load.Api.Post(
                host.Address, $"/api/reports/{id}/assign", load.Town.Tokens[Town.Administer], $"{options.Seed}-0-{day}",
                Town.Owed("W1", day), ct, language);
            var reply = await Send();
            if (reply.Status != 503)
            {
                Settled(await Again(reply, Send, ct), day, id, invoked);
                continue;
            }

            if (reply.Code != "server.unavailable" || reply.RetryAfter is null)
                _findings.Add(new Finding("refusal", "a full disk is answered otherwise", [$"{reply} {reply.Body}"]));
            lock (_later) _later.Add(Later(reply, Send, day, id, invoked, ct));
            return reply.Body.GetProperty("detail").GetString();
        }

        _findings.Add(new Finding("refusal", "no command was refused while the disk was full", [language]));
        return null;
    }

    private async Task Later(Reply reply, Func<Task<Reply>> send, int day, Guid id, TimeSpan invoked, CancellationToken ct) =>
        Settled(await Again(reply, send, ct), day, id, invoked);

    private static async Task<Reply> Again(Reply reply, Func<Task<Reply>> send, CancellationToken ct)
    {
        while (reply.IsPassing)
        {
            await Task.Delay(100, ct);
            reply = await send();
        }

        return reply;
    }

    private void Settled(Reply reply, int day, Guid id, TimeSpan invoked) => load.Recorder.Answered(new Command(
        $"{options.Seed}-0-{day}", id, invoked, load.Recorder.Now, Answers.Of(reply), [$"assign {day}: {reply}"]));
}
