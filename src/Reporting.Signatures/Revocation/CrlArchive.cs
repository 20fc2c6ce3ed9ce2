using System.Security.Cryptography;

namespace Reporting.Signatures;

/// <summary>Where lists are kept for ever: a folder, or whatever else a host has for blobs.</summary>
/// <param name="Load">All lists that were kept.</param>
/// <param name="Keep">Keeps one; when it returns, the list is on disk.</param>
public sealed record CrlStore(
    Func<CancellationToken, Task<IReadOnlyList<ReadOnlyMemory<byte>>>> Load,
    Func<ReadOnlyMemory<byte>, CancellationToken, Task> Keep)
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    /// <summary>One file for each list, named by its SHA-256. What is named otherwise or was altered is not
    /// read.</summary>
    public static CrlStore InFolder(string folder) => new(
        async ct =>
        {
            var all = new List<ReadOnlyMemory<byte>>();
            if (!Directory.Exists(folder)) return all;
            foreach (var file in Directory.EnumerateFiles(folder, "*.crl").Order(StringComparer.Ordinal))
            {
                var bytes = await File.ReadAllBytesAsync(file, ct);
                if (Path.GetFileNameWithoutExtension(file) == Name(bytes)) all.Add(bytes);
            }

            return all;
        },
        (list, _) =>
        {
            Directory.CreateDirectory(folder);
            DurableFile.Write(Path.Combine(folder, Name(list.Span) + ".crl"), list.Span, Readable);
            return Task.CompletedTask;
        });

    private static string Name(ReadOnlySpan<byte> list) => Convert.ToHexStringLower(SHA256.HashData(list));
}

/// <summary>Every revocation list that was ever fetched: what was in force at a time can be looked up at any later
/// one.</summary>
public sealed class CrlArchive : IDisposable
{
    private readonly CrlStore store;
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile CrlSet lists;

    private CrlArchive(CrlStore store, CrlSet lists) => (this.store, this.lists) = (store, lists);

    /// <summary>The lists as they are known now; a judgement uses one such set from its beginning to its end.</summary>
    public CrlSet Lists => lists;

    public static async Task<CrlArchive> Open(CrlStore store, CancellationToken ct) =>
        new(store, new CrlSet((await store.Load(ct)).Select(Crl.Read)));

    /// <summary>Keeps a list, and knows it only when it is kept.</summary>
    /// <returns>False where it was known already.</returns>
    public async Task<bool> Add(Crl list, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (lists.All.Any(known => known.Der.Span.SequenceEqual(list.Der.Span))) return false;
            await store.Keep(list.Der, ct);
            lists = lists.With(list);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
