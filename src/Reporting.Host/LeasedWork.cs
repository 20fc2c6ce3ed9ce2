using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host;

/// <summary>Work that one of several hosts does at a time: the one with the lease. Where it ends, fails or loses the lease, this
/// host or another goes on after a pause; only <see cref="DisposeAsync"/> ends it for good.</summary>
internal sealed class LeasedWork : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private LeasedWork(Func<CancellationToken, Task> run) => running = Task.Run(() => run(stop.Token));

    /// <param name="db">Where the lease is.</param>
    /// <param name="lease">Its name.</param>
    /// <param name="pause">How often a host without the lease asks for it, and how long one waits after a failure.</param>
    /// <param name="work">What is done while the lease is held; its token ends with the lease.</param>
    /// <param name="failed">Told what the work threw.</param>
    /// <param name="lost">Told that the lease is lost.</param>
    public static LeasedWork Start(
        NpgsqlDataSource db, string lease, TimeSpan pause, Func<Lease, CancellationToken, Task> work,
        Action<Exception> failed, Action? lost = null) =>
        new(async ct =>
        {
            while (!ct.IsCancellationRequested)
            {
                try
                {
                    await using var taken = await Lease.Take(db, lease, pause, ct);
                    using var held = CancellationTokenSource.CreateLinkedTokenSource(ct, taken.Lost);
                    await work(taken, held.Token);
                }
                catch (OperationCanceledException) when (ct.IsCancellationRequested)
                {
                    return;
                }
                catch (OperationCanceledException)
                {
                    lost?.Invoke();
                }
                catch (Exception e)
                {
                    // Whatever it is, it must not end the work silently for as long as the host lives.
                    failed(e);
                }
                await Task.Delay(pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });

    /// <summary>Work that is done again and again while the lease is held.</summary>
    /// <param name="db">Where the lease is.</param>
    /// <param name="lease">Its name.</param>
    /// <param name="pause">How often a host without the lease asks for it, and how long one waits after a failure.</param>
    /// <param name="interval">How long after one time the next begins.</param>
    /// <param name="once">One time.</param>
    /// <param name="failed">Told what one time threw.</param>
    public static LeasedWork Every(
        NpgsqlDataSource db, string lease, TimeSpan pause, TimeSpan interval, Func<CancellationToken, Task> once,
        Action<Exception> failed) =>
        Start(
            db, lease, pause,
            async (_, ct) =>
            {
                while (true)
                {
                    await once(ct);
                    await Task.Delay(interval, ct);
                }
            },
            failed);

    /// <summary>One that there is nothing to do for.</summary>
    public static LeasedWork None() => new(_ => Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }
}
