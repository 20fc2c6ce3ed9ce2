using System.Security.Cryptography;
using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>Reads a blob forward, a chunk at a time, and checks at its end that it is what its hash says.</summary>
internal sealed class BlobStream(NpgsqlDataSource db, byte[] sha256, long length, int chunkCount) : Stream
{
    public const int ChunkLength = 256 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ReadOnlyMemory<byte> _chunk;
    private int _next;
    private long _position;
    private bool _isChecked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_chunk.IsEmpty && _next < chunkCount) _chunk = await Fetch(cancellationToken).ConfigureAwait(false);
        if (_chunk.IsEmpty)
        {
            RequireSameHash();
            return 0;
        }

        var count = Math.Min(buffer.Length, _chunk.Length);
        _chunk[..count].CopyTo(buffer);
        _chunk = _chunk[count..];
        _position += count;
        // With the last bytes, not after them: a receiver that knows the length asks for no more.
        if (_position == length) RequireSameHash();
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<ReadOnlyMemory<byte>> Fetch(CancellationToken ct)
    {
        await using var command = db.CreateCommand("select bytes from blobs.chunks where sha256 = $1 and number = $2");
        command.Parameters.Add(new() { Value = sha256 });
        command.Parameters.Add(new() { Value = _next });
        if (await command.ExecuteScalarAsync(ct).ConfigureAwait(false) is not byte[] bytes) throw Damaged();
        _next++;
        _hash.AppendData(bytes);
        return bytes;
    }

    private void RequireSameHash()
    {
        if (_isChecked) return;
        _isChecked = true;
        if (_position != length || !_hash.GetHashAndReset().AsSpan().SequenceEqual(sha256)) throw Damaged();
    }

    private InvalidDataException Damaged() =>
        new($"The blob {Convert.ToHexStringLower(sha256)} is not what was put: its bytes were damaged or altered.");
}
