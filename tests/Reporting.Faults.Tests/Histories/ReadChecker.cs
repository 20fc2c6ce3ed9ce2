namespace Reporting.Faults.Tests.Histories;

/// <summary>Judges what was read: each a prefix of the log, none older than what was acknowledged before it was asked
/// for.</summary>
internal static class ReadChecker
{
    public static IEnumerable<Finding> Check(History history, Dictionary<Guid, List<StoredEvent>> streams)
    {
        var acknowledged = history.Commands.Where(c => c.Answer is CommandAnswer.Ok)
            .Select(c => (c.Stream, At: c.AnsweredAt, ((CommandAnswer.Ok)c.Answer).Version));
        var seen = history.Reads.Select(r => (r.Stream, At: r.AnsweredAt, r.Version)).Concat(acknowledged)
            .GroupBy(s => s.Stream).ToDictionary(g => g.Key, g => g.OrderBy(s => s.At).ToList());
        foreach (var stream in history.Reads.GroupBy(r => r.Stream))
        {
            var events = streams.GetValueOrDefault(stream.Key) ?? [];
            var (known, next) = (0L, 0);
            foreach (var read in stream.OrderBy(r => r.InvokedAt))
            {
                for (; next < seen[stream.Key].Count && seen[stream.Key][next].At < read.InvokedAt; next++)
                    known = Math.Max(known, seen[stream.Key][next].Version);
                if (Judge(read, events, known) is { } finding) yield return finding;
            }
        }

        foreach (var finding in history.Snapshots.SelectMany(s => Judge(s, streams))) yield return finding;
    }

    private static Finding? Judge(StreamRead read, List<StoredEvent> events, long known)
    {
        if (read.Version < known)
            return new Finding("stale read", $"version {read.Version} was read when {known} was known", [read.Line]);
        if (read.Version > events.Count)
            return new Finding("lost", $"version {read.Version} was read, and {events.Count} are stored", [read.Line]);
        var content = read.Version == 0 ? "" : events[(int)read.Version - 1].Content;
        return read.Content == content ? null
            : new Finding("no prefix", $"version {read.Version} is {content}, {read.Content} was read", [read.Line]);
    }

    private static IEnumerable<Finding> Judge(Snapshot snapshot, Dictionary<Guid, List<StoredEvent>> streams)
    {
        var folded = streams.Values
            .Select(stream => stream.LastOrDefault(e => e.Position <= snapshot.Position && e.Row is not null))
            .OfType<StoredEvent>().ToDictionary(e => e.Stream, e => e.Row!);
        foreach (var stream in folded.Keys.Union(snapshot.Rows.Keys))
        {
            var (row, fold) = (snapshot.Rows.GetValueOrDefault(stream), folded.GetValueOrDefault(stream));
            if (row != fold)
            {
                yield return new Finding(
                    "read model", $"at {snapshot.Position} the row of {stream} is {row}, folded {fold}",
                    [snapshot.Line]);
            }
        }
    }
}
