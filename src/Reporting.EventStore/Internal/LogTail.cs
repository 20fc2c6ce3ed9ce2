using System.Diagnostics;
using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>The newest events, read once for all who follow the log in this process: most followers want few of them, and many want
/// the same.</summary>
/// <remarks>It knows the log from where it stood at the first question. Positions become visible in order, so what a look did not
/// see up to the newest position it saw is not there. Events are kept as they are stored: an upcaster that can't read one concerns
/// only those who want it.</remarks>
internal sealed class LogTail(NpgsqlDataSource db, Upcaster? upcast)
{
    private const int LookCountMax = 2_000;
    private const int KeptCountMax = 4_000;
    private const int KeptByteCountMax = 16 * 1024 * 1024;

    // Under load followers come all the time, and together see more in one look.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    // Over a connection that is dead without a word a look would hang, and with it all who share it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly EventReader _reader = new(db, null);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _newest = new(StringComparer.Ordinal);
    private readonly List<RecordedEvent> _kept = [];
    private long _keptByteCount;
    private long? _knownFrom;
    private long _keptFrom;
    private long _to;
    private long _head;
    private long _lookedAt;
    private Task _looking = Task.CompletedTask;

    /// <summary>A follower's next page, as <see cref="EventReader.ReadPage"/>; null when it has to read by itself, because it stands
    /// before what is kept or a look was not answered in time.</summary>
    public async Task<EventPage?> NextPage(
        long afterPosition, IReadOnlyList<string>? types, int eventCountMax, CancellationToken ct)
    {
        // The first look may have begun before the question; the second did not.
        for (var looks = 0; looks < 2 && !Knows(afterPosition); looks++)
        {
            if (!await Looked(ct).ConfigureAwait(false)) return null;
        }

        if (Kept(afterPosition, types, eventCountMax) is not { } page) return null;
        return upcast is null || page.Events.Count == 0 ? page : page with { Events = [.. page.Events.Select(Upcast)] };
    }

    private bool Knows(long position)
    {
        lock (_gate) return _knownFrom is not null && _to > position;
    }

    private EventPage? Kept(long after, IReadOnlyList<string>? types, int eventCountMax)
    {
        lock (_gate)
        {
            if (_knownFrom is null || after < _knownFrom) return null;
            var (to, head) = (Math.Max(after, _to), Math.Max(after, _head));
            if (to == after || types?.All(type => _newest.GetValueOrDefault(type) <= after) == true) return new EventPage([], to, head);
            if (after < _keptFrom) return null;
            var events = new List<RecordedEvent>();
            // Positions have no gaps.
            for (var i = (int)(after - _keptFrom); i < _kept.Count && events.Count < eventCountMax; i++)
            {
                if (types is null || (!_kept[i].IsRedacted && types.Contains(_kept[i].Type))) events.Add(_kept[i]);
            }

            return new EventPage(events, events.Count == eventCountMax ? events[^1].Position : to, head);
        }
    }

    private RecordedEvent Upcast(RecordedEvent stored)
    {
        if (stored.IsRedacted) return stored;
        var body = upcast!(stored.Type, stored.Data);
        return stored with { Type = body.Type, Data = body.Data };
    }

    /// <summary>A look that all who want one share; false when it was not answered in time.</summary>
    private async Task<bool> Looked(CancellationToken ct)
    {
        Task looking;
        lock (_gate) looking = _looking.IsCompleted ? _looking = Task.Run(LookInTime, CancellationToken.None) : _looking;
        try
        {
            await looking.WaitAsync(Patience + Patience, ct).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task LookInTime()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await LookOnce(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What lies in the pool is as silent (DedicatedConnection.Forget).
            db.Clear();
            throw;
        }
    }

    private async Task LookOnce(CancellationToken ct)
    {
        if (_knownFrom is null)
        {
            var position = await _reader.Head(ct).ConfigureAwait(false);
            lock (_gate) (_knownFrom, _keptFrom, _to, _head) = (position, position, position, position);
            return;
        }

        var pause = LookInterval - Stopwatch.GetElapsedTime(_lookedAt);
        if (pause > TimeSpan.Zero) await Task.Delay(pause, ct).ConfigureAwait(false);
        var page = await _reader.ReadPage(_to, null, LookCountMax, ct).ConfigureAwait(false);
        lock (_gate)
        {
            foreach (var stored in page.Events) Keep(stored);
            (_to, _head) = (page.ScannedTo, page.HeadPosition);
            Trim();
        }

        if (page.Events.Count > 0) _lookedAt = Stopwatch.GetTimestamp();
    }

    private void Keep(RecordedEvent stored)
    {
        _kept.Add(stored);
        _keptByteCount += stored.Data.Length;
        if (!stored.IsRedacted) _newest[stored.Type] = stored.Position;
    }

    private void Trim()
    {
        var count = 0;
        while (_kept.Count - count > KeptCountMax || _keptByteCount > KeptByteCountMax)
        {
            _keptByteCount -= _kept[count++].Data.Length;
        }

        _kept.RemoveRange(0, count);
        _keptFrom += count;
    }
}
