using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Reporting.Domain;

namespace Reporting.Write.Http;

/// <summary>A request's body in a temporary file, with its hash: a large one takes no memory, and a slow sender holds no
/// connection of the database. It is gone when it is disposed.</summary>
public sealed class SpooledBody : IAsyncDisposable
{
    private const int ChunkLength = 64 * 1024;

    private SpooledBody(FileStream bytes) => Bytes = bytes;

    public FileStream Bytes { get; }

    public byte[] Hash { get; private set; } = [];

    public string Sha256 => Convert.ToHexStringLower(Hash);

    /// <exception cref="RequestException">It is longer than the limit.</exception>
    public static async Task<SpooledBody> Read(HttpRequest request, long lengthMax, Func<long, Refusal> tooLarge, CancellationToken ct)
    {
        var spooled = new SpooledBody(new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var chunk = new byte[ChunkLength];
            var length = 0L;
            for (int count; (count = await request.Body.ReadAsync(chunk, ct)) > 0;)
            {
                // What is too much is read all the same, so that the client sees the answer, but not kept.
                length += count;
                if (length > lengthMax)
                    continue;
                hash.AppendData(chunk, 0, count);
                await spooled.Bytes.WriteAsync(chunk.AsMemory(0, count), ct);
            }
            if (length > lengthMax)
                throw new RequestException(StatusCodes.Status413PayloadTooLarge, tooLarge(lengthMax));
            spooled.Hash = hash.GetHashAndReset();
            spooled.Bytes.Position = 0;
            return spooled;
        }
        catch
        {
            await spooled.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Bytes.DisposeAsync();
}
