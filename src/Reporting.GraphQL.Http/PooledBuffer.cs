using System.Buffers;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Takes a response before its status is known: status and length are headers and go first. Its memory goes back to the
/// pool.
/// </summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    // What a thread keeps for its next response; a larger one goes back to the pool.
    private const int SpareBytesMax = 64 * 1024;

    [ThreadStatic]
    private static PooledBuffer? s_spare;

    private byte[] _bytes = [];
    private int _length;

    private PooledBuffer()
    {
    }

    public static PooledBuffer Rent()
    {
        var spare = s_spare ?? new PooledBuffer();
        s_spare = null;
        return spare;
    }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(_length);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _length += bytes.Length;
    }

    public void Clear() => _length = 0;

    private void Grow(int free)
    {
        if (_bytes.Length - _length >= free)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + free, Math.Max(1024, _bytes.Length * 2)));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        Return();
        _bytes = larger;
    }

    private void Return()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    public void Dispose()
    {
        _length = 0;
        if (_bytes.Length > SpareBytesMax)
            Return();
        if (s_spare is null)
            s_spare = this;
        else
            Return();
    }
}
