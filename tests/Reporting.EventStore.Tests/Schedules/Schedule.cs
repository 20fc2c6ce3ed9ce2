using System.Globalization;
using Npgsql;

namespace Reporting.EventStore.Tests.Schedules;

/// <summary>One seeded schedule: two processes append to shared streams, step by step, in an order that the seed gives. Some
/// transactions are held, some rolled back, some lose their connection at a step. What each append answers is compared with a
/// model of the streams.</summary>
internal sealed class Schedule(int seed, Racer[] racers, bool locks, NpgsqlDataSource db, CancellationToken ct)
{
    private const int TransactionsPerRacer = 3;

    private readonly Random _random = new(seed);
    private readonly Guid[] _streams = [Guid.NewGuid(), Guid.NewGuid()];
    private readonly Dictionary<Guid, List<string>> _leaves = [];
    private readonly List<string> _faults = [];

    /// <summary>What happened in it, to be added up.</summary>
    public ScheduleTally Tally { get; } = new();

    private enum Gate
    {
        Begin,
        Lock,
        Append,
        End,
    }

    private enum Ending
    {
        Commit,
        RollBack,
        Terminate,
    }

    /// <summary>A transaction under way.</summary>
    private sealed class Attempt
    {
        public required List<(Guid Stream, int Version, string Leaf)> Requests { get; init; }
        public required Ending Ending { get; init; }
        public required Gate TerminatedAt { get; init; }
        public required bool LocksFirst { get; init; }
        public Gate Next { get; set; } = Gate.Begin;
        public List<(Guid Stream, string Leaf)> Accepted { get; } = [];
    }

    /// <summary>Runs it; returns what was wrong, nothing when nothing was.</summary>
    public async Task<IReadOnlyList<string>> Run()
    {
        foreach (var stream in _streams) _leaves[stream] = [];
        var left = new[] { TransactionsPerRacer, TransactionsPerRacer };
        var current = new Attempt?[2];
        while (true)
        {
            var able = Enumerable.Range(0, 2)
                .Where(r => (current[r] is not null || left[r] > 0) && !racers[r].IsWaiting).ToList();
            if (able.Count == 0 && !racers.Any(r => r.IsWaiting)) return _faults;
            if (able.Count == 0)
            {
                await LetThrough(current);
                continue;
            }

            var turn = able[_random.Next(able.Count)];
            if (current[turn] is null)
            {
                current[turn] = NewAttempt();
                left[turn]--;
            }

            await Take(turn, current);
            await LetThrough(current);
        }
    }

    /// <summary>Those who waited and do no longer.</summary>
    private async Task LetThrough(Attempt?[] current)
    {
        for (var r = 0; r < 2; r++)
        {
            if (racers[r].IsWaiting && await racers[r].ReplyUnlessBlocked(db, ct) is { } reply) await Finish(r, current, reply);
        }
    }

    private Attempt NewAttempt()
    {
        Tally.Transactions++;
        var streams = _random.Next(3) == 0 ? _streams : [_streams[_random.Next(2)]];
        return new Attempt
        {
            Requests = [.. streams.Select(Request)],
            Ending = _random.Next(5) switch { 0 => Ending.RollBack, 1 => Ending.Terminate, _ => Ending.Commit },
            TerminatedAt = (Gate)_random.Next(1, 4),
            LocksFirst = _random.Next(2) == 0 && locks,
        };
    }

    /// <summary>What this writer decided on: the stream as it is now, seldom as it was or as it will be.</summary>
    private (Guid Stream, int Version, string Leaf) Request(Guid stream)
    {
        var leaves = _leaves[stream];
        var version = Math.Max(0, leaves.Count + _random.Next(8) switch { 0 => -1, 1 => 1, _ => 0 });
        var leaf = version == 0 ? "" : version <= leaves.Count ? leaves[version - 1] : new string('0', 64);
        return (stream, version, leaf);
    }

    private async Task Take(int turn, Attempt?[] current)
    {
        var (racer, attempt) = (racers[turn], current[turn]!);
        if (attempt.Ending == Ending.Terminate && attempt.Next == attempt.TerminatedAt)
        {
            await Terminate(racer);
            current[turn] = null;
            return;
        }

        racer.Send(attempt.Next switch
        {
            Gate.Begin => "begin",
            Gate.Lock => attempt.LocksFirst ? ScheduleDatabase.LockStep : "select 1",
            Gate.Append => "append " + string.Join(' ', attempt.Requests.Select(r => $"{r.Stream}/{r.Version}/{r.Leaf}")),
            _ => attempt.Ending == Ending.RollBack ? "rollback" : "commit",
        });
        if (await racer.ReplyUnlessBlocked(db, ct) is { } reply) await Finish(turn, current, reply);
        else Tally.Held++;
    }

    private async Task Terminate(Racer racer)
    {
        Tally.Terminated++;
        await using var command = db.CreateCommand("select pg_terminate_backend($1, 10000)");
        command.Parameters.Add(new() { Value = racer.BackendPid });
        await command.ExecuteScalarAsync(ct);
        await racer.Open(ct);
    }

    private async Task Finish(int turn, Attempt?[] current, string reply)
    {
        var attempt = current[turn]!;
        if (!reply.StartsWith("ok", StringComparison.Ordinal))
        {
            _faults.Add($"{attempt.Next} of {turn} answered {reply}");
            attempt.Accepted.Clear();
            racers[turn].Send("rollback");
            await racers[turn].Reply(ct);
            current[turn] = null;
            return;
        }

        if (attempt.Next == Gate.Append) Judge(attempt, reply);
        if (attempt.Next++ < Gate.End) return;
        current[turn] = null;
        if (attempt.Ending != Ending.Commit) Tally.RolledBack++;
        if (attempt.Ending != Ending.Commit) return;
        foreach (var (stream, leaf) in attempt.Accepted) _leaves[stream].Add(leaf);
    }

    /// <summary>The conflicts are exactly those that the expected versions imply on what was committed before.</summary>
    private void Judge(Attempt attempt, string reply)
    {
        var (outcome, leaves) = (reply.Split(';')[0].Split(' '), reply.Split(';')[1].Trim().Split(','));
        var refused = outcome[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Order().ToList();
        var implied = new List<string>();
        for (var i = 0; i < attempt.Requests.Count; i++)
        {
            var (stream, version, leaf) = attempt.Requests[i];
            var actual = _leaves[stream].Count;
            // A guess of a version to come has no leaf to go with it, and stays refused when the version has come.
            var chains = version == 0 || (actual >= version && _leaves[stream][version - 1] == leaf);
            if (actual == version && chains) attempt.Accepted.Add((stream, leaves[i]));
            else implied.Add(string.Create(CultureInfo.InvariantCulture, $"{i}:{actual}"));
        }

        Tally.Conflicts += refused.Count;
        if (!implied.SequenceEqual(refused)) _faults.Add($"refused {string.Join(',', refused)}, implied {string.Join(',', implied)}");
    }
}
