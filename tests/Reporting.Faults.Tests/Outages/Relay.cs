using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Reporting.Faults.Tests.Outages;

/// <summary>A way on the loopback address that can be slow, dead or cut.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<EndPoint> _target;
    private readonly ConcurrentDictionary<Link, bool> _open = new();
    private readonly Task _accepting;
    private volatile bool _isCut;
    private long _delayTicks;

    /// <param name="target">Where it leads to: an address, or a Unix socket.</param>
    public Relay(Func<EndPoint> target)
    {
        _target = target;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How much longer everything takes, each way.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    /// <summary>Every connection breaks, in whatever it is doing; new ones do so too until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _isCut = true;
        Break();
    }

    /// <summary>Every connection breaks; new ones get through.</summary>
    public void Break()
    {
        foreach (var link in _open.Keys) link.Dispose();
    }

    /// <summary>From now on nothing passes over the connections that are open, and neither end is told: as when a
    /// machine between them lost its memory. New ones get through.</summary>
    public void Deafen()
    {
        foreach (var link in _open.Keys) link.IsDead = true;
    }

    public void Mend() => (_isCut, Delay) = (false, TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
    }

    private async Task Accept()
    {
        while (true)
        {
            var client = await _listener.AcceptSocketAsync();
            if (_isCut) client.Dispose();
            else _ = Serve(client);
        }
    }

    private async Task Serve(Socket client)
    {
        var target = _target();
        var isUnix = target.AddressFamily == AddressFamily.Unix;
        using var link = new Link(
            client,
            new Socket(target.AddressFamily, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp));
        _open.TryAdd(link, true);
        try
        {
            await link.Server.ConnectAsync(target);
            if (!isUnix) link.Server.NoDelay = true;
            client.NoDelay = true;
            await Task.WhenAny(Pass(link, client, link.Server), Pass(link, link.Server, client));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut: that is what it is for.
        }

        _open.TryRemove(link, out _);
    }

    private async Task Pass(Link link, Socket from, Socket to)
    {
        var buffer = new byte[65536];
        while (await from.ReceiveAsync(buffer) is var count and > 0)
        {
            if (Delay is { Ticks: > 0 } delay) await Task.Delay(delay);
            if (link.IsDead) continue;
            for (var rest = buffer.AsMemory(0, count); rest.Length > 0;) rest = rest[await to.SendAsync(rest)..];
        }

        // An end that hangs up is not heard over a dead way.
        if (link.IsDead) await link.Broken;
    }

    private sealed class Link(Socket client, Socket server) : IDisposable
    {
        private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Socket Server => server;

        public Task Broken => _broken.Task;

        public volatile bool IsDead;

        public void Dispose()
        {
            client.Dispose();
            server.Dispose();
            _broken.TrySetResult();
        }
    }
}
