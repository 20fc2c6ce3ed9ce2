namespace Reporting.Faults.Tests.Histories;

/// <summary>Judges a history as a whole. Streams are logs that are compared and set, so one pass over each is enough:
/// what was acknowledged is there once and where it was said to be, what was refused is not, an order that clients
/// could see is the order of the log, and every read is a prefix of it.</summary>
public sealed class HistoryChecker
{
    private readonly History _history;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<Guid, List<StoredEvent>> _streams;
    private readonly Dictionary<Guid, StoredEvent> _events = [];
    private readonly Dictionary<string, Command> _commands = [];

    private HistoryChecker(History history)
    {
        _history = history;
        _streams = history.Events.GroupBy(e => e.Stream)
            .ToDictionary(g => g.Key, g => g.OrderBy(e => e.Position).ToList());
    }

    /// <summary>Everything that is wrong; nothing when nothing is.</summary>
    public static IReadOnlyList<Finding> Check(History history)
    {
        var checker = new HistoryChecker(history);
        checker.CheckLog();
        checker.CheckCommands();
        checker.CheckOwners();
        checker.CheckOrder();
        checker._findings.AddRange(ReadChecker.Check(history, checker._streams));
        return checker._findings;
    }

    private void CheckLog()
    {
        var expected = 1L;
        foreach (var e in _history.Events)
        {
            if (e.Position != expected) Found("positions", $"{expected} expected", e.ToString());
            expected = e.Position + 1;
            if (!_events.TryAdd(e.Id, e))
                Found("positions", $"event {e.Id} is there twice", _events[e.Id].ToString(), e.ToString());
        }

        foreach (var stream in _streams.Values)
        {
            for (var i = 0; i < stream.Count; i++)
                if (stream[i].Version != i + 1) Found("versions", $"version {i + 1} expected", stream[i].ToString());
        }
    }

    private void CheckCommands()
    {
        var records = _history.Records.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var command in _history.Commands)
        {
            if (!_commands.TryAdd(command.Key, command))
                Found("history", $"key {command.Key} is used twice", command.Lines);
            var stored = records.GetValueOrDefault(command.Key) ?? [];
            if (stored.Count > 1) Found("doubled", $"{command.Key} is remembered {stored.Count} times", command.Lines);
            switch (command.Answer)
            {
                case CommandAnswer.Ok { EventIds.Count: > 0 } ok:
                    CheckAcknowledged(command, ok, stored.FirstOrDefault());
                    break;
                case CommandAnswer.Ok or CommandAnswer.Refused when stored.Count > 0:
                    Found("doubled", $"{command.Key} was answered without events, yet it stored some", command.Lines);
                    break;
                case CommandAnswer.Refused { Status: >= 500 } fault:
                    Found("fault", $"{command.Key} was answered with {fault.Status} {fault.Code}", command.Lines);
                    break;
            }
        }
    }

    private void CheckAcknowledged(Command command, CommandAnswer.Ok ok, StoredCommand? record)
    {
        var found = ok.EventIds.Select(id => _events.GetValueOrDefault(id)).OfType<StoredEvent>().ToList();
        string[] lines = [.. command.Lines, .. found.Select(e => e.ToString())];
        if (found.Count == 0)
        {
            Found("lost", $"{command.Key} was acknowledged as version {ok.Version}, and is not stored", lines);
            return;
        }

        if (found.Count < ok.EventIds.Count)
            Found("partial", $"{found.Count} of {ok.EventIds.Count} events of {command.Key} are stored", lines);
        var first = ok.Version - ok.EventIds.Count + 1;
        var isThere = found.Select((e, i) => e.Stream == command.Stream && e.Version == first + i).All(right => right)
            && found[^1].Position == ok.Position;
        if (!isThere && found.Count == ok.EventIds.Count)
            Found("moved", $"{command.Key} was acknowledged as version {ok.Version}, position {ok.Position}", lines);
        if (record is null || (record.Stream, record.Version, record.EventCount, record.Position)
            != (command.Stream, ok.Version, ok.EventIds.Count, ok.Position))
            Found("forgotten", $"{command.Key} is remembered as {record}", lines);
    }

    /// <summary>Every event of a stream that clients work on belongs to exactly one command: by its answer, or, where
    /// that never came, by what the store remembers.</summary>
    private void CheckOwners()
    {
        var owners = new Dictionary<Guid, Command>();
        foreach (var command in _history.Commands)
        {
            foreach (var id in EventsOf(command))
            {
                if (!owners.TryAdd(id, command))
                    Found("doubled", $"{id} was answered to two commands", [.. owners[id].Lines, .. command.Lines]);
            }
        }

        foreach (var e in _history.Events.Where(e => e.Content is not null && !owners.ContainsKey(e.Id)))
            Found("doubled", "an event that no command was told of", e.ToString());
    }

    private IEnumerable<Guid> EventsOf(Command command) => command.Answer switch
    {
        CommandAnswer.Ok ok => ok.EventIds,
        CommandAnswer.Unknown =>
            from record in _history.Records
            where record.Key == command.Key
            from e in _streams.GetValueOrDefault(record.Stream) ?? []
            where e.Version > record.Version - record.EventCount && e.Version <= record.Version
            select e.Id,
        _ => [],
    };

    /// <summary>What was answered before something else was asked for comes before it in the log.</summary>
    private void CheckOrder()
    {
        (TimeSpan AnsweredAt, Command? Command) earliest = (TimeSpan.MaxValue, null);
        var done = _history.Commands.Where(c => c.Answer is CommandAnswer.Ok { EventIds.Count: > 0 });
        foreach (var command in done.OrderByDescending(c => ((CommandAnswer.Ok)c.Answer).Position))
        {
            if (earliest.AnsweredAt < command.InvokedAt)
            {
                Found(
                    "reordered",
                    $"{command.Key} was sent after {earliest.Command!.Key} was answered, and stands before it",
                    [.. earliest.Command.Lines, .. command.Lines]);
            }

            if (command.AnsweredAt < earliest.AnsweredAt) earliest = (command.AnsweredAt, command);
        }
    }

    private void Found(string kind, string what, params IReadOnlyList<string> lines) =>
        _findings.Add(new Finding(kind, what, lines));
}
