using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>Wakes those who wait for events: at once for this process's appends, by looking for those of others. It looks only
/// while somebody waits.</summary>
internal sealed class PositionSignal(Func<CancellationToken, Task<long>> readHead, TimeSpan pollInterval) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _position;
    private int _waiting;
    private Task _polling = Task.CompletedTask;

    public void Moved(long position)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            if (position <= _position) return;
            _position = position;
            (moved, _moved) = (_moved, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        moved.SetResult();
    }

    public async Task<long> WaitFor(long position, CancellationToken ct)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, typeof(PostgresEventStore));
                if (_position >= position) return _position;
                moved = _moved.Task;
                _waiting++;
                if (_polling.IsCompleted) _polling = Task.Run(Poll, CancellationToken.None);
            }

            try
            {
                await moved.WaitAsync(ct).ConfigureAwait(false);
            }
            finally
            {
                lock (_gate) _waiting--;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _polling.ConfigureAwait(false);
        lock (_gate) _moved.TrySetResult();
    }

    private async Task Poll()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                Moved(await readHead(_closing.Token).ConfigureAwait(false));
                await Task.Delay(pollInterval, _closing.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                // The server is away. Whoever waits goes on waiting; the next look may find it.
                await Task.Delay(pollInterval, CancellationToken.None).ConfigureAwait(false);
            }

            lock (_gate)
            {
                if (_waiting > 0) continue;
                // Said under the gate: whoever comes next starts a new round.
                _polling = Task.CompletedTask;
                return;
            }
        }
    }
}
