using System.Net;
using System.Net.Sockets;

namespace Reporting.Console.Tests;

/// <summary>Hands each connection to one of some hosts, all to the same one until it is told otherwise.</summary>
public sealed class Balancer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly List<TcpClient> open = [];
    private int[] ports = [];
    private int target;

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public void Start(int[] hosts)
    {
        ports = hosts;
        listener.Start();
        _ = Accept();
    }

    /// <summary>From here on this host answers; connections that are open to the other are cut.</summary>
    public void Turn(int host)
    {
        target = host;
        lock (open)
        {
            open.ForEach(client => client.Dispose());
            open.Clear();
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Carry(await listener.AcceptTcpClientAsync(over.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The tests are over.
        }
    }

    private async Task Carry(TcpClient from)
    {
        using var to = new TcpClient();
        lock (open)
        {
            open.Add(from);
            open.Add(to);
        }
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, ports[target], over.Token);
            await Task.WhenAny(
                from.GetStream().CopyToAsync(to.GetStream(), over.Token), to.GetStream().CopyToAsync(from.GetStream(), over.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // One side has hung up.
        }
        from.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Dispose();
        Turn(0);
        over.Dispose();
    }
}
