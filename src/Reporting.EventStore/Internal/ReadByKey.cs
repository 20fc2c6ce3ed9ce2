using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>Gives up a short read that the server does not answer. Over a connection that is dead without a word a command would hang
/// for the driver's thirty seconds; its own limit does not hold while a statement is prepared.</summary>
internal static class ReadByKey
{
    // As long as an append is tried.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <exception cref="NpgsqlException">As the driver says it when time is over, with <see cref="TimeoutException"/>.</exception>
    public static async Task<T> InTime<T>(
        NpgsqlDataSource db, Func<NpgsqlConnection, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        // To wait for a free connection is another matter: there is much to do.
        await using var connection = await db.OpenConnectionAsync(ct).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return await read(connection, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            var silence = new NpgsqlException("The server did not answer in time.", new TimeoutException());
            DedicatedConnection.Forget(db, silence);
            throw silence;
        }
    }
}
