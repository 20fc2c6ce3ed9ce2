using System.Text.Json;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Loads;

/// <summary>One client: command after command and a read now and then, as its seed says. What nobody answered is sent
/// again under the same key until somebody does.</summary>
internal sealed class Client(int number, int seed, Api api, Func<Uri> host, Town town, Desk desk, Recorder recorder)
{
    private const int ReadPercent = 15;
    private const int BulkPercent = 15;
    private const int NewPercent = 2;
    private const int Stranger = 401;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(90);

    // Weighted so that reports go their whole way, and often meet somebody who was faster.
    private static readonly (string Verb, string Role, int Weight)[] Verbs =
    [
        ("enter", Town.Enter, 40), ("submit", Town.Enter, 18), ("sign", Town.Sign, 14), ("accept", Town.Accept, 6),
        ("recall", Town.Enter, 5), ("reject", Town.Sign, 3), ("return", Town.Accept, 4),
        ("request-correction", Town.Enter, 4), ("approve-correction", Town.Accept, 6),
    ];

    private readonly Random _random = new(unchecked(seed * 1009 + number));
    private int _count;

    /// <summary>Works until it is told to stop; the command in hand is still settled.</summary>
    public async Task Run(CancellationToken stop, CancellationToken ct)
    {
        while (!stop.IsCancellationRequested)
        {
            var dice = _random.Next(100);
            if (dice < ReadPercent) await Read(ct);
            else if (dice < ReadPercent + BulkPercent) await Bulk(ct);
            else if (dice < ReadPercent + BulkPercent + NewPercent) await Assign(desk.Next(_random), ct);
            else await One(ct);
        }
    }

    public async Task Assign((string Ward, int Day) report, CancellationToken ct)
    {
        var id = Town.Report(report.Ward, report.Day);
        await Settle(
            [id], Town.Administer, $"/api/reports/{id}/assign", $"assign {report.Day}",
            Town.Owed(report.Ward, report.Day), false, ct);
    }

    private async Task One(CancellationToken ct)
    {
        var (verb, role) = AnyVerb();
        var (ward, day) = desk.Any(_random);
        var id = Town.Report(ward, day);
        await Settle([id], role, $"/api/reports/{id}/{verb}", $"{verb} {day}", Body(verb), false, ct);
    }

    /// <summary>A few reports in one request, one of them perhaps twice.</summary>
    private async Task Bulk(CancellationToken ct)
    {
        var reports = Enumerable.Range(0, 4).Select(_ => desk.Any(_random))
            .Select(r => Town.Report(r.Ward, r.Day)).ToArray();
        var items = reports.Select(id =>
        {
            var item = JsonSerializer.SerializeToNode(Town.Figures(_random.Next(100), _random.Next(100)))!.AsObject();
            item["report"] = id;
            return item;
        }).ToArray();
        await Settle(reports, Town.Enter, "/api/reports/bulk/enter", "enter in bulk", new { items }, true, ct);
    }

    private async Task Read(CancellationToken ct)
    {
        var (ward, day) = desk.Any(_random);
        var id = Town.Report(ward, day);
        var invoked = recorder.Now;
        var reply = await api.Get(host(), $"/api/reports/{id}", town.Tokens[Town.Administer], ct);
        if (reply.IsPassing) await Task.Delay(Pause, ct);
        if (reply.Status is not (200 or 404)) return;
        var version = reply.Status == 404 ? 0 : long.Parse(reply.Tag!, null);
        var content = version == 0 ? "" : Shown.Of(reply.Body);
        recorder.Reads.Enqueue(new StreamRead(
            id, invoked, recorder.Now, version, content,
            Recorder.Line(invoked, number, $"read {day} as version {version}: {content}")));
    }

    /// <summary>Sends until everything in the request has an answer that stands.</summary>
    private async Task Settle(
        Guid[] streams, string role, string path, string what, object body, bool isBulk, CancellationToken ct)
    {
        var key = $"{seed}-{number}-{++_count}";
        var lines = new List<string>();
        var (invoked, wasUnknown, limit) = (recorder.Now, false, recorder.Now + SettleLimit);
        while (true)
        {
            lines.Add(Recorder.Line(recorder.Now, number, $"invoke {key} {what} of {string.Join(',', streams)}"));
            var reply = await api.Post(host(), path, town.Tokens[role], key, body, ct);
            var known = reply.IsPassing ? "unknown" : reply.IsOk ? "ok" : "fail";
            lines.Add(Recorder.Line(recorder.Now, number, $"{known} {key} {reply}"));
            var isSettled = !reply.IsPassing && (!isBulk || !Answers.HasPassing(reply));
            if (isSettled || recorder.Now > limit)
            {
                if (isSettled && wasUnknown) recorder.Settled();
                Record(streams, key, invoked, isBulk, isSettled ? reply : null, lines);
                if (reply.Status == Stranger) await Task.Delay(Pause, ct);
                return;
            }

            wasUnknown |= reply.WasSent && reply.Status != 409;
            await Task.Delay(Pause, ct);
        }
    }

    private void Record(Guid[] streams, string key, TimeSpan invoked, bool isBulk, Reply? reply, List<string> lines)
    {
        for (var i = 0; i < streams.Length; i++)
        {
            var answer = reply is null ? new CommandAnswer.Unknown()
                : isBulk ? Answers.Item(reply, i) : Answers.Of(reply);
            var line = Recorder.Line(recorder.Now, number, $"answer {answer}");
            recorder.Answered(new Command(
                isBulk ? $"{key}/{i}" : key, streams[i], invoked, recorder.Now, answer, [.. lines, line]));
        }
    }

    private (string Verb, string Role) AnyVerb()
    {
        var dice = _random.Next(Verbs.Sum(v => v.Weight));
        foreach (var (verb, role, weight) in Verbs)
        {
            if (dice < weight) return (verb, role);
            dice -= weight;
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    private object Body(string verb) => verb switch
    {
        "enter" => Town.Figures(_random.Next(100), _random.Next(100)),
        "reject" or "return" or "request-correction" => new { reason = $"Lý do {_random.Next(1000)}" },
        _ => new { },
    };
}
