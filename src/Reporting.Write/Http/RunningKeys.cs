using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Reporting.Write.Http;

/// <summary>The commands that run in this process. A second one with the same key is sent away until the first has its
/// answer; across processes the store's unique command id does the same.</summary>
public sealed class RunningKeys
{
    private readonly ConcurrentDictionary<(Guid Account, string Key), bool> running = new();

    /// <exception cref="RequestException">The key is running.</exception>
    public async Task<T> Run<T>(Guid account, string key, Func<Task<T>> command)
    {
        if (!running.TryAdd((account, key), true))
            throw new RequestException(StatusCodes.Status409Conflict, RequestRefusals.StillRunning());
        try
        {
            return await command();
        }
        finally
        {
            running.TryRemove((account, key), out _);
        }
    }
}
