namespace Reporting.Faults.Tests.Histories;

/// <summary>A history in which something was done to the store that must not be: whoever judges it has to see
/// that.</summary>
internal static class Doctored
{
    /// <summary>An acknowledged command, its events and what is remembered of it are gone.</summary>
    public static (History History, Command Victim) Lost(History history, int seed)
    {
        var victim = AnyDone(history, seed);
        var gone = ((CommandAnswer.Ok)victim.Answer).EventIds.ToHashSet();
        return (
            history with
            {
                Events = [.. history.Events.Where(e => !gone.Contains(e.Id))],
                Records = [.. history.Records.Where(r => r.Key != victim.Key)],
            }, victim);
    }

    /// <summary>An acknowledged command was done once more.</summary>
    public static (History History, Command Victim) Doubled(History history, int seed)
    {
        var victim = AnyDone(history, seed);
        var last = history.Events.Last(e => e.Content is not null);
        var version = history.Events.Count(e => e.Stream == victim.Stream) + 1;
        var again = last with
        {
            Stream = victim.Stream, Version = version, Id = new Guid(seed, 0, 0, new byte[8]), Position = history.Events.Count + 1,
        };
        return (history with { Events = [.. history.Events, again] }, victim);
    }

    private static Command AnyDone(History history, int seed)
    {
        var done = history.Commands.Where(c => c.Answer is CommandAnswer.Ok { EventIds.Count: > 0 }).ToList();
        return done[new Random(seed).Next(done.Count)];
    }
}
