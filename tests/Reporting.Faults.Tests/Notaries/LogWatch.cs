using System.Text;
using Reporting.Faults.Tests.Histories;
using Reporting.Ledger;

namespace Reporting.Faults.Tests.Notaries;

/// <summary>Looks at a published log without pause, and keeps every checkpoint that it sees.</summary>
internal sealed class LogWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly LogFolder _log;
    private readonly VerifierKey _key;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private readonly List<SignedNote> _seen = [];

    /// <param name="log">The folder as it is served.</param>
    /// <param name="key">The log's key.</param>
    public LogWatch(LogFolder log, VerifierKey key)
    {
        (_log, _key) = (log, key);
        _watching = Task.Run(Watch);
    }

    public long Size { get; private set; }

    public int Count => _seen.Count;

    /// <summary>Waits until the log holds so many events.</summary>
    public async Task Reaches(long size, TimeSpan limit, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(limit);
        while (Size < size)
        {
            if (_watching.IsFaulted) await _watching;
            await Task.Delay(Pause, late.Token);
        }
    }

    /// <summary>Ends the watch; what is wrong with what was seen, against the log as it is now.</summary>
    /// <param name="keptFile">Where the checkpoints are kept, for a verifier.</param>
    public async Task<IReadOnlyList<Finding>> End(string keptFile)
    {
        await DisposeAsync();
        await File.WriteAllTextAsync(keptFile, string.Concat(_seen.Select(note => note.Encoded + "\n")));
        return Check(_seen, _key, _log.Tiles);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    /// <summary>A log only grows: each checkpoint continues the one before, and all are beginnings of what the tiles
    /// are.</summary>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<SignedNote> seen, VerifierKey key, TileSource tiles)
    {
        var findings = new List<Finding>();
        void Found(string kind, string what, SignedNote note) => findings.Add(new Finding(kind, what, note.Text.Split('\n')));
        Checkpoint? before = null;
        foreach (var note in seen)
        {
            var now = Checkpoint.Parse(note.Text);
            if (!key.HasSigned(note)) Found("unsigned", $"the checkpoint of size {now.Size} is not the log's", note);
            if (now.Size < before?.Size) Found("shrunk", $"the log shrank from {before.Size} to {now.Size}", note);
            if (now.Size == before?.Size && !now.Root.AsSpan().SequenceEqual(before.Root))
                Found("fork", $"there are two logs of size {now.Size}", note);
            if (!tiles.Root(now.Size).AsSpan().SequenceEqual(now.Root))
                Found("fork", $"the tiles do not give the root that was published at size {now.Size}", note);
            before = now;
        }

        return findings;
    }

    private async Task Watch()
    {
        var last = "";
        while (!_stop.IsCancellationRequested)
        {
            if (_log.Read(LogFolder.CheckpointFile) is { } bytes && Encoding.UTF8.GetString(bytes) is var text && text != last)
            {
                last = text;
                var note = SignedNote.Parse(bytes);
                _seen.Add(note);
                Size = Checkpoint.Parse(note.Text).Size;
            }

            await Task.Delay(Pause);
        }
    }
}
