using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reporting.GraphQL.Http.Bench;

/// <summary>What one turn measured.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="Bytes">Bytes allocated in the process for each request.</param>
/// <param name="P99">Milliseconds within which 99 of 100 were answered.</param>
/// <param name="Cpu">Microseconds of processor in the process for each request, its client's included.</param>
internal readonly record struct Turn(double PerSecond, double Bytes, double P99, double Cpu);

/// <summary>
/// Clients over plain sockets of the loopback address that send the same bytes again and again. They allocate nothing
/// once they are connected, so that what is allocated is the server's.
/// </summary>
internal sealed class Load : IDisposable
{
    private readonly Socket[] _sockets;
    private readonly byte[] _request;
    private bool _takesAnyStatus;

    public Load(int port, string path, string query, int connections)
        : this(port, path, connections, System.Text.Json.JsonSerializer.Serialize(new { query }))
    {
    }

    private Load(int port, string path, int connections, string body)
    {
        _request = Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
            "Content-Type: application/json\r\nAccept: application/json\r\n" +
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _sockets = [.. Enumerable.Range(0, connections).Select(_ => Connect(port))];
    }

    /// <summary>One client that sends a whole body; any status is an answer.</summary>
    public static Load OfBody(int port, string path, string body) => new(port, path, 1, body) { _takesAnyStatus = true };

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    /// <param name="time">How long.</param>
    /// <param name="pause">How long each client thinks before it asks again; default not at all.</param>
    public async Task<Turn> Run(TimeSpan time, TimeSpan pause = default)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var latencies = _sockets.Select(_ => new List<double>(100_000)).ToArray();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(_sockets.Select((socket, i) => Task.Run(() => Repeat(socket, end, pause, latencies[i]))));
        var seconds = clock.Elapsed.TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var all = latencies.SelectMany(list => list).Order().ToList();
        return new Turn(all.Count / seconds, (double)allocated / all.Count, all[all.Count * 99 / 100],
            cpu.TotalMicroseconds / all.Count);
    }

    /// <summary>One answer, to see what it says.</summary>
    public async Task<string> Once()
    {
        var buffer = new byte[64 * 1024];
        return Encoding.UTF8.GetString(buffer, 0, await Exchange(_sockets[0], buffer)).Split("\r\n\r\n")[1];
    }

    private async Task Repeat(Socket socket, long end, TimeSpan pause, List<double> latencies)
    {
        var buffer = new byte[64 * 1024];
        while (Stopwatch.GetTimestamp() < end)
        {
            var started = Stopwatch.GetTimestamp();
            await Exchange(socket, buffer);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause);
        }
    }

    private async ValueTask<int> Exchange(Socket socket, byte[] buffer)
    {
        await socket.SendAsync(_request);
        var (length, expected) = (0, int.MaxValue);
        while (length < expected)
        {
            length += await socket.ReceiveAsync(buffer.AsMemory(length));
            if (expected == int.MaxValue)
                expected = LengthOf(buffer.AsSpan(0, length));
        }
        return length;
    }

    /// <summary>Head and body together; the largest number while the head is not complete.</summary>
    private int LengthOf(ReadOnlySpan<byte> response)
    {
        var head = response.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return int.MaxValue;
        if (!_takesAnyStatus && !response.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(response));
        var at = response.IndexOf("Content-Length: "u8) + 16;
        return Utf8Parser.TryParse(response[at..], out int body, out _)
            ? head + 4 + body
            : throw new InvalidOperationException("No length.");
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
    }
}
