using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Reporting.Files;

/// <summary>What a virus scanner says of a file.</summary>
public abstract record ScanAnswer
{
    private ScanAnswer() { }

    /// <summary>Nothing was found.</summary>
    /// <param name="Scanner">Who looked, with its version and that of its signatures.</param>
    public sealed record Clean(string Scanner) : ScanAnswer;

    public sealed record Infected(string Signature) : ScanAnswer;

    /// <summary>Nobody looked: the scanner is away, too slow, or can't take the file.</summary>
    public sealed record Away(string Why) : ScanAnswer;
}

/// <summary>Asks ClamAV's daemon, over TCP or a Unix socket (clamd(8): VERSION, INSTREAM).</summary>
/// <param name="address"><c>host:port</c>, or the path of a socket.</param>
/// <param name="timeout">How long one file may take; 60 seconds when it is left out.</param>
public sealed class ClamdScanner(string address, TimeSpan? timeout = null)
{
    private const int ChunkLength = 64 * 1024;
    private const int AnswerLengthMax = 4 * 1024;

    private readonly TimeSpan timeout = timeout ?? TimeSpan.FromSeconds(60);

    /// <summary>Has a file scanned from the stream's position to its end.</summary>
    public async Task<ScanAnswer> Scan(Stream bytes, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeout);
        try
        {
            var version = await Ask("VERSION", null, limit.Token);
            var answer = await Ask("INSTREAM", bytes, limit.Token);
            return answer == "stream: OK" ? new ScanAnswer.Clean(version)
                : answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal)
                    ? new ScanAnswer.Infected(answer["stream: ".Length..^" FOUND".Length])
                : new ScanAnswer.Away(answer);
        }
        catch (Exception e) when (e is SocketException or IOException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new ScanAnswer.Away(e.Message);
        }
    }

    private async Task<string> Ask(string command, Stream? bytes, CancellationToken ct)
    {
        using var socket = await Connect(ct);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"z{command}\0"), ct);
        if (bytes is not null)
            await Send(bytes, stream, ct);
        var answer = new byte[AnswerLengthMax];
        var length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, ct);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n', ' ');
    }

    // Each chunk behind its length in network order; a chunk of no length ends the stream.
    private static async Task Send(Stream bytes, NetworkStream stream, CancellationToken ct)
    {
        var chunk = new byte[4 + ChunkLength];
        int count;
        do
        {
            count = await bytes.ReadAsync(chunk.AsMemory(4), ct);
            BinaryPrimitives.WriteInt32BigEndian(chunk, count);
            await stream.WriteAsync(chunk.AsMemory(0, 4 + count), ct);
        }
        while (count > 0);
    }

    private async Task<Socket> Connect(CancellationToken ct)
    {
        var isPath = address.StartsWith('/');
        var socket = isPath ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            var colon = address.LastIndexOf(':');
            if (isPath)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), ct);
            else
                await socket.ConnectAsync(address[..colon], int.Parse(address.AsSpan(colon + 1), null), ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether a text can be the address of one.</summary>
    public static bool IsAddress(string text) =>
        text.StartsWith('/') || (text.LastIndexOf(':') is > 0 and var colon
            && ushort.TryParse(text.AsSpan(colon + 1), out var port) && port > 0);
}
