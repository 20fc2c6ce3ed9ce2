namespace Reporting.GraphQL.Http;

/// <summary>
/// Lets so many executions run at once, a bounded number wait for a bounded time, and sends the rest away: a flood
/// costs the requests that came first nothing.
/// </summary>
internal sealed class ExecutionGate(int running, int waiting, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim _free = new(running, running);
    private int _waiting;

    /// <summary>Whether the caller may run; then it must leave again.</summary>
    public ValueTask<bool> Enter(CancellationToken ct) =>
        _free.Wait(0, CancellationToken.None) ? new ValueTask<bool>(true) : Wait(ct);

    public void Leave() => _free.Release();

    private async ValueTask<bool> Wait(CancellationToken ct)
    {
        try
        {
            return Interlocked.Increment(ref _waiting) <= waiting
                && await _free.WaitAsync(patience, ct).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _free.Dispose();
}
