using Npgsql;

namespace Reporting.EventStore;

/// <summary>One holder over all hosts: an advisory lock on a connection of its own, outside the pool. When the holder's process or
/// connection dies, the server frees it and another host takes over. The lease saves double work; it does not fence: what the
/// holder writes must also check the position it started from.</summary>
public sealed class Lease : IAsyncDisposable
{
    private Lease() { }

    /// <summary>Takes the lease, or returns null when another holds it.</summary>
    public static Task<Lease?> TryTake(NpgsqlDataSource db, string name, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Takes the lease, trying again at every interval until it is free.</summary>
    public static Task<Lease> Take(NpgsqlDataSource db, string name, TimeSpan interval, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Whether the lease is still held; asks the server. False when the connection is gone.</summary>
    public Task<bool> IsHeld(CancellationToken ct) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
