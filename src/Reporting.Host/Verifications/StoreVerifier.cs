using System.Globalization;
using Npgsql;
using Reporting.Host.Ledger;
using Reporting.Ledger;

namespace Reporting.Host.Verifications;

/// <summary>Compares the store with the published log: works every leaf out again from its row, and the root from the leaves.
/// Memory does not grow with the store.</summary>
public sealed class StoreVerifier(NpgsqlDataSource db, Shards shards)
{
    private const int PageLength = 1024;
    private const int FindingsMax = 20;

    /// <summary>Whether there is anything to compare with; the notary of a new store begins its log in a moment.</summary>
    public async Task<bool> HasLog(CancellationToken ct) => (await shards.All(ct)).Count > 0;

    /// <param name="after">The event after which to begin; 0 for all.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="progress">Told how far it is, and how far it goes.</param>
    /// <param name="mayEndBefore">Whether the store may be shorter than the log, as one that was just restored to a time.</param>
    public async Task<StoreVerification> Run(
        long after, CancellationToken ct, Action<long, long>? progress = null, bool mayEndBefore = false)
    {
        var began = TimeProvider.System.GetUtcNow();
        var run = new Pass(db, shards, progress, mayEndBefore);
        try
        {
            await run.All(after, ct);
        }
        catch (Exception e) when (e is LedgerException or FormatException or IOException)
        {
            run.CannotTell(e.Message);
        }
        return new StoreVerification(
            Guid.CreateVersion7(), after == 0, began, TimeProvider.System.GetUtcNow(), after + 1, run.Last, run.Published, run.Outcome,
            run.Findings)
        {
            IsSetBack = run.IsSetBack,
        };
    }

    private sealed class Pass(NpgsqlDataSource db, Shards shards, Action<long, long>? progress, bool mayEndBefore)
    {
        public List<string> Findings { get; } = [];

        public VerificationOutcome Outcome { get; private set; }

        public long Last { get; private set; }

        public long Published { get; private set; }

        public bool IsSetBack { get; private set; }

        public async Task All(long after, CancellationToken ct)
        {
            var logs = (await shards.All(ct)).Reverse().ToList();
            // What comes while it runs is the next one's. The checkpoints are read after this, so they may be ahead of it.
            Last = await Head(ct);
            if (logs.Count == 0)
                CannotTell("There is no log yet.");
            for (var i = 0; i < logs.Count; i++)
            {
                var end = i + 1 < logs.Count ? logs[i + 1].FirstPosition - 1 : long.MaxValue;
                if (end > after)
                    await One(logs[i], after, end, isCompleted: i + 1 < logs.Count && logs[i + 1].CompletesBefore, ct);
            }
            await Rows(Math.Max(after, Published), Last, null, ct);
        }

        public void CannotTell(string what) => Find(VerificationOutcome.CannotTell, what);

        /// <param name="end">The last event that belongs in the log.</param>
        /// <param name="isCompleted">Whether all up to that one are in it; a log that was lost ends where it does.</param>
        private async Task One(Shard log, long after, long end, bool isCompleted, CancellationToken ct)
        {
            var folder = shards.FolderOf(log);
            if (folder.Read(LogFolder.CheckpointFile) is not { } bytes)
            {
                CannotTell($"{log.Origin} has published nothing.");
                return;
            }
            var note = SignedNote.Parse(bytes);
            var signed = Checkpoint.Parse(note.Text);
            if (signed.Origin != log.Origin || (log.Keys.Count > 0 && !log.Keys.Any(key => key.HasSigned(note))))
                Altered($"The checkpoint of {log.Origin} is not signed by its key.");
            var published = log.PositionAt(signed.Size);
            if (isCompleted && published < end)
                Altered(Text($"{log.Origin} ends with event {published}, and the next log begins after {end}."));
            var last = Math.Min(published, end);
            if (last > Last)
            {
                // Published since the head was asked, or gone from the store.
                Last = Math.Max(Last, await Head(ct));
                IsSetBack = last > Last;
                if (IsSetBack && !mayEndBefore)
                    Altered(Text($"The store ends at event {Last}, and events up to {last} were published in {log.Origin}: an older state of it was restored, or its end was cut off."));
            }
            await Compare(log, folder, signed, after, Math.Min(last, Last), isToRoot: last == published && last <= Last, ct);
            Published = Math.Max(Published, Math.Min(last, Last));
        }

        private async Task Compare(
            Shard log, LogFolder folder, Checkpoint signed, long after, long last, bool isToRoot, CancellationToken ct)
        {
            // From the beginning of a tile: those before it are whole, and the root vouches for them.
            var first = after < log.FirstPosition ? 0
                : Math.Min(log.IndexOf(after + 1), signed.Size) / Tile.FullWidth * Tile.FullWidth;
            var range = CompactRange.Of(first, folder.Tiles, signed.Size);
            while (range.Size < log.IndexOf(log.FirstPosition) && range.Size < signed.Size)
                range.Append(folder.Tiles.Leaf(range.Size, signed.Size));
            for (var at = log.PositionAt(range.Size); at < last;)
            {
                var end = Math.Min(at + PageLength, last);
                // A page's own tiles: those of all pages would be the whole log.
                var tiles = folder.Tiles;
                await Rows(at, end, row =>
                {
                    range.Append(row.Leaf);
                    return tiles.Leaf(log.IndexOf(row.Position), signed.Size);
                }, ct);
                at = end;
            }
            if (isToRoot && (range.Size != signed.Size || !range.Root().AsSpan().SequenceEqual(signed.Root)))
                Altered(Text($"The store's events do not give the root that {log.Origin} signed at size {signed.Size}."));
        }

        /// <param name="published">The published leaf of a row; null where it is not published.</param>
        private async Task Rows(long after, long last, Func<LeafRow, byte[]>? published, CancellationToken ct)
        {
            for (var at = after; at < last;)
            {
                var end = Math.Min(at + PageLength, last);
                var next = at + 1;
                foreach (var row in await LeafRows.AsTheyAre(db, at, end, ct))
                {
                    if (row.Position != next)
                        Altered(Text($"Events {next} to {row.Position - 1} are missing from the store."));
                    next = row.Position + 1;
                    if (!row.IsOwn)
                        Altered(Text($"Event {row.Position} is not what its leaf hash says: the row was changed."));
                    if (published is not null && !published(row).AsSpan().SequenceEqual(row.Leaf))
                        Altered(Text($"Event {row.Position} is not the one that was published in its place."));
                }
                if (next <= end)
                    Altered(Text($"Events {next} to {end} are missing from the store."));
                at = end;
                progress?.Invoke(at, Last);
            }
        }

        private async Task<long> Head(CancellationToken ct)
        {
            await using var command = db.CreateCommand("select coalesce((select h.position from es.head h), 0)");
            return (long)(await command.ExecuteScalarAsync(ct))!;
        }

        private void Altered(string what) => Find(VerificationOutcome.Altered, what);

        private void Find(VerificationOutcome outcome, string what)
        {
            if (Outcome != VerificationOutcome.Altered)
                Outcome = outcome;
            if (Findings.Count < FindingsMax)
                Findings.Add(what);
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
