using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Ledger.Verify;

/// <summary>All events of a store in order, by COPY in its binary form: the rows lie behind one another in a few large pieces, and
/// an event is no more than places in one.</summary>
internal sealed class EventRows(NpgsqlConnection connection)
{
    private const string Copy =
        """
        copy (select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.data, coalesce(e.headers, '{}'), e.salt, e.leaf
              from es.mt_events e order by e.seq_id) to stdout (format binary)
        """;

    /// <summary>Below what goes to the large object heap.</summary>
    private const int PieceLength = 80_000;

    private const int FieldCount = 10;

    /// <summary>"PGCOPY\n\377\r\n\0", flags, and the length of an extension that there is not.</summary>
    private const int PreludeLength = 19;

    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<string, string> types = [];
    private byte[] piece = GC.AllocateUninitializedArray<byte>(PieceLength);
    private int end;

    /// <summary>Hands the events on, a batch at a time.</summary>
    public async Task Read(Func<List<StoredEvent>, ValueTask> take, CancellationToken ct)
    {
        await using var rows = await connection.BeginRawBinaryCopyAsync(Copy, ct);
        rows.ReadTimeout = Timeout.Infinite;
        await Fill(rows, 0, PreludeLength, ct);
        var at = PreludeLength;
        while (true)
        {
            var batch = new List<StoredEvent>();
            bool isOver;
            while (!(isOver = IsTrailer(at)) && Length(at) is { } length)
            {
                batch.Add(Event(at));
                at += length;
            }
            if (batch.Count > 0)
                await take(batch);
            if (isOver)
                return;
            at = await More(rows, at, ct);
        }
    }

    /// <summary>Begins another piece with what is left of this one, and reads on.</summary>
    private async Task<int> More(Stream rows, int at, CancellationToken ct)
    {
        var rest = piece.AsMemory(at, end - at);
        var next = GC.AllocateUninitializedArray<byte>(Math.Max(PieceLength, rest.Length * 2));
        rest.CopyTo(next);
        (piece, end) = (next, rest.Length);
        await Fill(rows, 0, end + 1, ct);
        return 0;
    }

    private async Task Fill(Stream rows, int at, int wanted, CancellationToken ct)
    {
        while (end - at < wanted || (end < piece.Length && end - at < PieceLength / 2))
        {
            var count = await rows.ReadAsync(piece.AsMemory(end), ct);
            if (count == 0)
            {
                if (end - at < wanted)
                    throw new InvalidDataException("The server's answer ended in the middle.");
                return;
            }
            end += count;
        }
    }

    private bool IsTrailer(int at) => end - at >= 2 && BinaryPrimitives.ReadInt16BigEndian(piece.AsSpan(at)) == -1;

    /// <summary>The length of a row; null where it is not all here.</summary>
    private int? Length(int at)
    {
        var next = at + 2;
        for (var field = 0; field < FieldCount; field++)
        {
            if (next + 4 > end)
                return null;
            next += 4 + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(piece.AsSpan(next)));
        }
        return next <= end ? next - at : null;
    }

    private StoredEvent Event(int at)
    {
        at += 2;
        return new StoredEvent(
            Number(ref at), Id(ref at), Id(ref at), Number(ref at), Type(ref at), Time(ref at), Json(ref at), Json(ref at),
            Field(ref at), Field(ref at));
    }

    private ReadOnlyMemory<byte> Field(ref int at)
    {
        var length = Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(piece.AsSpan(at)));
        var field = piece.AsMemory(at + 4, length);
        at += 4 + length;
        return field;
    }

    private long Number(ref int at) => BinaryPrimitives.ReadInt64BigEndian(Field(ref at).Span);

    private Guid Id(ref int at) => new(Field(ref at).Span, bigEndian: true);

    private string Type(ref int at)
    {
        Span<char> text = stackalloc char[512];
        var name = Field(ref at).Span;
        if (name.Length > text.Length)
            return Encoding.UTF8.GetString(name);
        var found = text[..Encoding.UTF8.GetChars(name, text)];
        var known = types.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(found, out var type))
            return type;
        type = found.ToString();
        types.Add(type, type);
        return type;
    }

    /// <summary>Microseconds since 2000; what lies beyond a year is said to be at its end.</summary>
    private DateTime Time(ref int at)
    {
        var microseconds = Number(ref at);
        return microseconds > (DateTime.MaxValue - Epoch).Ticks / 10 ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
            : microseconds < (DateTime.MinValue - Epoch).Ticks / 10 ? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)
            : Epoch.AddTicks(microseconds * 10);
    }

    /// <summary>Behind the number of jsonb's version.</summary>
    private ReadOnlyMemory<byte> Json(ref int at) => Field(ref at)[1..];
}
