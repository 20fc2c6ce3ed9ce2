using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Reporting.EventStore.Internal;

namespace Reporting.EventStore;

/// <summary>One holder over all hosts: an advisory lock on a connection of its own, outside the pool.</summary>
/// <remarks>
/// Default: held until it is disposed. Effect: nobody else on this database can take a lease of the same name. Interaction: when
/// the holder's process or connection dies, the server frees it and another host takes over; when the holder stalls, so that
/// nothing is heard of it for ten seconds, the server ends its connection; when the holder hears nothing of the server for as long, the
/// lease is lost, and the idle connections of the data source's pool are closed. Failure: a holder that is cut off or stalled
/// may believe for a moment that it still holds it; the lease saves double work, it does not fence. What the holder writes must
/// also check the position it started from.
/// </remarks>
public sealed class Lease : IAsyncDisposable
{
    // A stopped process keeps its connections open, and would keep its leases with them.
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _db;
    private readonly NpgsqlConnection _connection;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _beating;
    private CancellationTokenSource _listening = new();
    private bool _isGivenBack;

    private Lease(string name, NpgsqlDataSource db, NpgsqlConnection connection)
    {
        (Name, _db, _connection) = (name, db, connection);
        _beating = Beat();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Is cancelled as soon as the connection is gone: the server died, which is heard before it can be back, or ended it. What
    /// the holder remembers of the database may then be wrong. Within ten seconds when the way to the server is dead.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lease, or returns null when another holds it.</summary>
    /// <param name="db">The database. Leases of different databases are different.</param>
    /// <param name="name">What the lease is for; leases with the same name exclude each other, also within one process.</param>
    /// <param name="ct">Ends the try.</param>
    /// <exception cref="NpgsqlException">The server is away.</exception>
    public static async Task<Lease?> TryTake(NpgsqlDataSource db, string name, CancellationToken ct)
    {
        var connection = await DedicatedConnection.Open(db, SilenceMax, ct).ConfigureAwait(false);
        try
        {
            await using var command = new NpgsqlCommand(
                $"set idle_session_timeout = '{SilenceMax.TotalSeconds}s'; select pg_try_advisory_lock({Key(name)})", connection);
            if ((bool)(await command.ExecuteScalarAsync(ct).ConfigureAwait(false))!) return new Lease(name, db, connection);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Takes the lease, trying again at every interval until it is free and the server is there.</summary>
    public static async Task<Lease> Take(NpgsqlDataSource db, string name, TimeSpan interval, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                if (await TryTake(db, name, ct).ConfigureAwait(false) is { } lease) return lease;
            }
            catch (NpgsqlException)
            {
                // The server is away or coming up; the lease is still wanted.
            }

            await Task.Delay(interval, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the lease is still held; asks the server. False when the connection is gone.</summary>
    public async Task<bool> IsHeld(CancellationToken ct)
    {
        var turn = _gate.WaitAsync(ct);
        await Volatile.Read(ref _listening).CancelAsync().ConfigureAwait(false);
        await turn.ConfigureAwait(false);
        try
        {
            await using var command = new NpgsqlCommand("select 1", _connection);
            await command.ExecuteScalarAsync(ct).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            DedicatedConnection.Forget(_db, e);
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Gives the lease back: the connection ends, and the lock with it. Twice does no harm.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isGivenBack, true)) return;
        await _closing.CancelAsync().ConfigureAwait(false);
        await Volatile.Read(ref _listening).CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
        _closing.Dispose();
        _lost.Dispose();
    }

    /// <summary>Lets the server hear of the holder, and hears of the server's end, until the lease is lost or given back.</summary>
    private async Task Beat()
    {
        while (await Listen().ConfigureAwait(false) || await IsHeld(_closing.Token).ConfigureAwait(false))
        {
            // Listening and asking is all there is to do.
        }

        await _lost.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Reads from the connection until the next beat, or its end, which is heard only by who reads; true when it stopped for
    /// somebody who asks.</summary>
    private async Task<bool> Listen()
    {
        var listening = new CancellationTokenSource();
        // Before the turn: who asks while it listens finds it.
        Interlocked.Exchange(ref _listening, listening);
        await _gate.WaitAsync(_closing.Token).ConfigureAwait(false);
        try
        {
            await _connection.WaitAsync(BeatInterval, listening.Token).ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static long Key(string name) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes("lease:" + name)));
}
