using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host.Outboxes;

/// <summary>What goes out to others: a subscription puts it into an outbox, and of several hosts the one with the lease
/// sends what waits there, at least once. Who is away is tried again by the outbox's own rule.</summary>
internal sealed partial class OutboxLoop : IAsyncDisposable
{
    private const int BatchCountMax = 50;

    private readonly RunningSubscription subscription;
    private readonly LeasedWork sending;

    private OutboxLoop(RunningSubscription subscription, LeasedWork sending) =>
        (this.subscription, this.sending) = (subscription, sending);

    /// <param name="db">Where the lease is; it is called like the subscription.</param>
    /// <param name="putting">What puts into the outbox.</param>
    /// <param name="waiting">What is to be sent now, so many at most.</param>
    /// <param name="send">Sends one, and notes in the outbox how it went.</param>
    /// <param name="lookInterval">How often the outbox is looked at.</param>
    public static OutboxLoop Start<T>(
        NpgsqlDataSource db, PostgresEventStore store, Subscription putting,
        Func<int, CancellationToken, Task<IReadOnlyList<T>>> waiting, Func<T, CancellationToken, Task> send,
        TimeSpan lookInterval, ILogger log)
    {
        return new OutboxLoop(
            store.Start(putting),
            LeasedWork.Every(db, putting.Name, lookInterval, lookInterval, Send, e => Away(log, putting.Name, e)));

        async Task Send(CancellationToken ct)
        {
            foreach (var one in await waiting(BatchCountMax, ct))
                await send(one, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await subscription.DisposeAsync();
        await sending.DisposeAsync();
    }

    [LoggerMessage(1, LogLevel.Warning, "The outbox {Name} was not sent; it is tried again.")]
    private static partial void Away(ILogger log, string name, Exception fault);
}
