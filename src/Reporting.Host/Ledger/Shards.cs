using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Reporting.EventStore;
using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>One log of the store's events.</summary>
/// <param name="FirstPosition">The first event in it.</param>
/// <param name="Keys">What signs it now, the newest first.</param>
public sealed record Shard(int Number, string Label, string Origin, long FirstPosition, IReadOnlyList<VerifierKey> Keys)
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
            order by k.signs_from desc, k.vkey)
        from ledger.shards s
        """;

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
                [.. rows.GetFieldValue<string[]>(4).Select(VerifierKey.Parse)]));
        }
        return shards;
    }

    /// <summary>The newest log; a store without any begins its first.</summary>
    public async Task<Shard> Current(string? origin, CancellationToken ct) =>
        (await All(ct)).FirstOrDefault() ?? await Begin(origin, null, 1, "first", ct);

    /// <summary>Begins a log: its own key, its own name.</summary>
    /// <exception cref="HostRefusedException">Another host began one at the same time.</exception>
    public async Task<Shard> Begin(
        string? origin, Shard? before, long firstPosition, string reason, CancellationToken ct)
    {
        var prefix = origin ?? before?.Origin[..before.Origin.LastIndexOf('/')]
            ?? $"reporting-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.invalid/ledger";
        var taken = (await All(ct)).Select(shard => shard.Label).ToHashSet();
        var year = TimeProvider.System.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture);
        var label = year;
        for (var next = 2; taken.Contains(label); next++)
            label = string.Create(CultureInfo.InvariantCulture, $"{year}-{next}");
        var shard = new Shard((before?.Number ?? 0) + 1, label, $"{prefix}/{label}", firstPosition, []);
        var key = SigningKey.Make(shard.Origin);
        Keep(key);
        await using var command = db.CreateCommand(
            """
            with shard as (
                insert into ledger.shards (number, label, origin, first_position, reason) values ($1, $2, $3, $4, $5))
            insert into ledger.keys (vkey, shard) values ($6, $1)
            """);
        foreach (object value in new object[] { shard.Number, label, shard.Origin, firstPosition, reason, key.Verifier.Text })
            command.Parameters.Add(new() { Value = value });
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new HostRefusedException("Another host began a log at this moment.");
        }
        return shard with { Keys = [key.Verifier] };
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
