using System.Collections.Concurrent;

namespace Reporting.Write.Accounts;

/// <summary>After five failed sign-ins of one user name from one address, and after fifty from one address, each
/// further one has to wait, twice as long each time. Others can't lock an account's holder out, who signs in from
/// elsewhere. Times are real ones, never the business clock's.</summary>
public sealed class SignInThrottle(TimeProvider timer)
{
    public const int FreeFailures = 5;
    public const int FreeFailuresOfSource = 50;
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Failures are forgotten after this time without a further one.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private const int SubjectsMax = 100_000;

    /// <summary>By source and user name; the source alone has an empty user name.</summary>
    private readonly ConcurrentDictionary<(string Source, string UserName), (int Count, DateTimeOffset Last)> failures =
        new();

    /// <summary>How long this sign-in still has to wait; zero when it may be tried now.</summary>
    public TimeSpan Wait(string source, string userName)
    {
        var (own, all) = (Wait((source, userName), FreeFailures), Wait((source, ""), FreeFailuresOfSource));
        return own > all ? own : all;
    }

    public void Failed(string source, string userName)
    {
        Forget();
        Count((source, userName));
        Count((source, ""));
    }

    /// <summary>The account's own failures are over; those of the address stay, or one known password would reset
    /// them.</summary>
    public void Succeeded(string source, string userName) => failures.TryRemove((source, userName), out _);

    private void Count((string, string) subject)
    {
        var now = timer.GetUtcNow();
        failures.AddOrUpdate(subject, (1, now), (_, f) => (now - f.Last > Memory ? 1 : f.Count + 1, now));
    }

    private TimeSpan Wait((string, string) subject, int free)
    {
        if (!failures.TryGetValue(subject, out var f) || f.Count < free)
            return TimeSpan.Zero;
        var wait = FirstWait * Math.Pow(2, Math.Min(f.Count - free, 20));
        var rest = f.Last + (wait < LongestWait ? wait : LongestWait) - timer.GetUtcNow();
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private void Forget()
    {
        if (failures.Count < SubjectsMax)
            return;
        var now = timer.GetUtcNow();
        foreach (var (subject, f) in failures)
            if (now - f.Last > LongestWait)
                failures.TryRemove(subject, out _);
    }
}
