using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reporting.Console.Tests;

/// <summary>Speaks as clamd does (clamd(8), zINSTREAM): finds what has the word EVIL in it.</summary>
public sealed class ScannerOnTheWire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();

    public ScannerOnTheWire()
    {
        listener.Start();
        _ = Accept();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(over.Token);
                await Answer(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The tests are over.
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        var command = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, over.Token) == 1 && one[0] != 0)
            command.Add(one[0]);
        if (Encoding.ASCII.GetString([.. command]) == "zVERSION")
        {
            await stream.WriteAsync("ClamAV 1.4.1/27500\0"u8.ToArray(), over.Token);
            return;
        }
        var file = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, over.Token);
            var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (chunk.Length == 0)
                break;
            await stream.ReadExactlyAsync(chunk, over.Token);
            file.Write(chunk);
        }
        var isEvil = Encoding.ASCII.GetString(file.ToArray()).Contains("EVIL", StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(isEvil ? "stream: Evil.Test FOUND\0" : "stream: OK\0"), over.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Dispose();
        over.Dispose();
    }
}
