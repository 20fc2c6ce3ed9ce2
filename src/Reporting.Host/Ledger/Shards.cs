using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Reporting.EventStore;
using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>One log of the store's events.</summary>
/// <param name="FirstPosition">The first event in it.</param>
/// <param name="Keys">What signs it now, the newest first.</param>
/// <param name="CompletesBefore">Whether the log before gets all events up to this one's first.</param>
public sealed record Shard(
    int Number, string Label, string Origin, long FirstPosition, IReadOnlyList<VerifierKey> Keys, bool CompletesBefore = true)
{
    /// <summary>A later log begins with the last checkpoint of the one before.</summary>
    private int LeadCount => Number > 1 ? 1 : 0;

    public long SizeAt(long position) => position - FirstPosition + 1 + LeadCount;

    /// <summary>The last event in it at a size; the one before its first while it has none.</summary>
    public long PositionAt(long size) => Math.Max(size - LeadCount, 0) + FirstPosition - 1;

    /// <summary>The leaf that an event is.</summary>
    public long IndexOf(long position) => SizeAt(position) - 1;
}

/// <summary>The logs of the store (schema <c>ledger</c>) and the keys that this host holds.</summary>
public sealed class Shards(NpgsqlDataSource db, string folder)
{
    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("ledger", typeof(Shards).Assembly, "Reporting.Host.Sql.Ledger.");

    public static readonly TimeSpan Overlap = TimeSpan.FromDays(30);

    private const string Select =
        """
        select s.number, s.label, s.origin, s.first_position, array(
            select k.vkey::text from ledger.keys k
            where k.shard = s.number and k.signs_from <= now() and coalesce(k.signs_until > now(), true)
            order by k.signs_from desc, k.vkey), s.completes_before
        from ledger.shards s
        """;

    // The lock that es.append takes.
    private const string AppendLock = "select pg_advisory_xact_lock(7310592208)";

    private string KeyFolder => Path.Combine(folder, "keys");

    public LogFolder FolderOf(Shard shard) => new(Path.Combine(folder, shard.Label));

    public async Task<IReadOnlyList<Shard>> All(CancellationToken ct)
    {
        await using var command = db.CreateCommand(Select + " order by s.number desc");
        await using var rows = await command.ExecuteReaderAsync(ct);
        var shards = new List<Shard>();
        while (await rows.ReadAsync(ct))
        {
            shards.Add(new Shard(
                rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetInt64(3),
                [.. rows.GetFieldValue<string[]>(4).Select(VerifierKey.Parse)], rows.GetBoolean(5)));
        }
        return shards;
    }

    /// <summary>The newest log; a store without any begins its first.</summary>
    public async Task<Shard> Current(string? origin, CancellationToken ct) =>
        await All(ct) is [var newest, ..] ? newest : await Begin(origin, null, "first", 1, ct);

    /// <summary>The log that events go into now, and the last that does: after a new one was begun, the one before is
    /// completed first.</summary>
    public async Task<(Shard Shard, long LastPosition)> Open(string? origin, CancellationToken ct)
    {
        var newest = await Current(origin, ct);
        if (newest is not { Number: > 1, CompletesBefore: true })
            return (newest, long.MaxValue);
        var before = (await All(ct)).First(shard => shard.Number == newest.Number - 1);
        return PublishedPosition(before) < newest.FirstPosition - 1
            ? (before, newest.FirstPosition - 1) : (newest, long.MaxValue);
    }

    /// <summary>The newest event in a log, by its folder here.</summary>
    public long PublishedPosition(Shard shard) => FolderOf(shard).Read(LogFolder.CheckpointFile) is { } note
        ? shard.PositionAt(Checkpoint.Parse(SignedNote.Parse(note).Text).Size) : shard.FirstPosition - 1;

    /// <summary>Begins a log: its own key, its own name.</summary>
    /// <param name="from">Its first event, where the log before can't be completed; null: the next that is stored.</param>
    /// <exception cref="HostRefusedException">Another host began one at the same time.</exception>
    public async Task<Shard> Begin(string? origin, Shard? before, string reason, long? from, CancellationToken ct)
    {
        var prefix = origin ?? before?.Origin[..before.Origin.LastIndexOf('/')]
            ?? $"reporting-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.invalid/ledger";
        var label = await FreeLabel(ct);
        if (from is { } first && before is not null)
            reason = WithLoss(reason, before, first);
        var key = SigningKey.Make($"{prefix}/{label}");
        Keep(key);
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // While nobody appends, the next position is sure.
        await using (var wait = new NpgsqlCommand(AppendLock, connection))
            await wait.ExecuteNonQueryAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            with shard as (
                insert into ledger.shards (number, label, origin, first_position, reason, completes_before)
                select $1, $2, $3, coalesce($4, h.position + 1), $5, $4 is null from es.head h returning number)
            insert into ledger.keys (vkey, shard) select $6, $1
            """, connection);
        foreach (object? value in new object?[]
            { (before?.Number ?? 0) + 1, label, key.Verifier.Name, from, reason, key.Verifier.Text })
            command.Parameters.Add(value is null or long
                ? new() { Value = value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint } : new() { Value = value });
        try
        {
            await command.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new HostRefusedException("Another host began a log at this moment.");
        }
        return (await All(ct))[0];
    }

    /// <summary>What was signed and is not in the store any longer is said where the next log begins: the checkpoint names it
    /// for whoever kept one.</summary>
    private string WithLoss(string reason, Shard before, long from)
    {
        if (PublishedPosition(before) is var published && published < from)
            return reason;
        var last = Checkpoint.Parse(SignedNote.Parse(FolderOf(before).Read(LogFolder.CheckpointFile)!).Text);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{reason} [events {from} to {published} of {before.Origin} are replaced; its last checkpoint: size {last.Size}, root {Convert.ToBase64String(last.Root)}]");
    }

    /// <summary>A new key for a log; the old ones sign along for thirty days.</summary>
    public async Task<VerifierKey> Rotate(Shard shard, CancellationToken ct)
    {
        var key = SigningKey.Make(shard.Origin);
        Keep(key);
        await using var batch = db.CreateBatch();
        var end = new NpgsqlBatchCommand(
            "update ledger.keys set signs_until = now() + $2 where shard = $1 and signs_until is null");
        end.Parameters.Add(new() { Value = shard.Number });
        end.Parameters.Add(new() { Value = Overlap });
        batch.BatchCommands.Add(end);
        var begin = new NpgsqlBatchCommand("insert into ledger.keys (vkey, shard) values ($1, $2)");
        begin.Parameters.Add(new() { Value = key.Verifier.Text });
        begin.Parameters.Add(new() { Value = shard.Number });
        batch.BatchCommands.Add(begin);
        await batch.ExecuteNonQueryAsync(ct);
        return key.Verifier;
    }

    /// <summary>What this host can sign a log with.</summary>
    /// <exception cref="LedgerException">A key is not here.</exception>
    public IReadOnlyList<SigningKey> SigningKeys(Shard shard) => [.. shard.Keys.Select(verifier =>
    {
        var file = KeyFile(verifier);
        if (!File.Exists(file))
            throw new LedgerException($"The key {verifier.Text} of the log is not in {KeyFolder}.");
        var key = SigningKey.Parse(File.ReadAllText(file).Trim());
        return key.Verifier.Text == verifier.Text ? key : throw new LedgerException($"{file} holds another key.");
    })];

    private async Task<string> FreeLabel(CancellationToken ct)
    {
        var taken = (await All(ct)).Select(shard => shard.Label).ToHashSet();
        var year = TimeProvider.System.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture);
        var label = year;
        for (var next = 2; taken.Contains(label); next++)
            label = string.Create(CultureInfo.InvariantCulture, $"{year}-{next}");
        return label;
    }

    private string KeyFile(VerifierKey key) => Path.Combine(
        KeyFolder, string.Create(CultureInfo.InvariantCulture, $"{key.KeyId:x8}.key"));

    private void Keep(SigningKey key)
    {
        Directory.CreateDirectory(KeyFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Durable.Write(
            KeyFile(key.Verifier), System.Text.Encoding.UTF8.GetBytes(key.Text + "\n"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Durable.SyncFolder(KeyFolder);
    }
}
