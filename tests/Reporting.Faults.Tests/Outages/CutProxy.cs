using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Reporting.Faults.Tests.Outages;

/// <summary>Stands between a host and PostgreSQL on the loopback address, and can lose the answer to an append that was
/// committed.</summary>
internal sealed class CutProxy : IAsyncDisposable
{
    // ReadyForQuery outside a transaction (PostgreSQL, Message Formats): the append was committed before it was sent.
    private static readonly byte[] Committed = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];
    private static readonly byte[] Append = Encoding.ASCII.GetBytes("select es.append(");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly Task _accepting;
    private int _answersToLose;

    public CutProxy(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString);
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>The database as it is reached through here.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString)
    {
        Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port, SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>Whether nobody gets through, after an answer was lost.</summary>
    public bool StaysAway { get; set; }

    public bool IsAway { get; private set; }

    /// <summary>Answers that were lost so far.</summary>
    public int LostCount { get; private set; }

    public void LoseNextAnswer() => Interlocked.Increment(ref _answersToLose);

    public void GoAway()
    {
        IsAway = true;
        foreach (var socket in _open.Keys) socket.Dispose();
    }

    public void ComeBack() => IsAway = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        GoAway();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
    }

    private async Task Accept()
    {
        while (true)
        {
            var client = await _listener.AcceptSocketAsync();
            if (IsAway) client.Dispose();
            else _ = Serve(client);
        }
    }

    private async Task Serve(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            _open.TryAdd(client, true);
            try
            {
                await server.ConnectAsync(new UnixDomainSocketEndPoint($"{_server.Host}/.s.PGSQL.{_server.Port}"));
                var isWriter = new StrongBox();
                await Task.WhenAny(Ask(client, server, isWriter), Answer(server, client, isWriter));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Cut: that is what it is for.
            }

            _open.TryRemove(client, out _);
        }
    }

    private static async Task Ask(Socket client, Socket server, StrongBox isWriter)
    {
        var buffer = new byte[65536];
        while (await client.ReceiveAsync(buffer) is var count and > 0)
        {
            isWriter.Value |= buffer.AsSpan(0, count).IndexOf(Append) >= 0;
            await Send(server, buffer.AsMemory(0, count));
        }
    }

    private async Task Answer(Socket server, Socket client, StrongBox isWriter)
    {
        var buffer = new byte[65536];
        while (await server.ReceiveAsync(buffer) is var count and > 0)
        {
            if (isWriter.Value && buffer.AsSpan(0, count).EndsWith(Committed) && MayLose())
            {
                LostCount++;
                if (StaysAway) GoAway();
                return;
            }

            await Send(client, buffer.AsMemory(0, count));
        }
    }

    private static async Task Send(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[await to.SendAsync(bytes)..];
    }

    private bool MayLose()
    {
        if (Interlocked.Decrement(ref _answersToLose) >= 0) return true;
        Interlocked.Increment(ref _answersToLose);
        return false;
    }

    private sealed class StrongBox
    {
        public volatile bool Value;
    }
}
