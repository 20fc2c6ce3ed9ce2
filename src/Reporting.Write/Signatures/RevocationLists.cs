using Npgsql;
using Reporting.EventStore;
using Reporting.Signatures;

namespace Reporting.Write.Signatures;

/// <summary>Every list of revoked certificates that was ever fetched or brought in: the bytes in the store of blobs, and in
/// <c>signatures.crls</c> which there are. Nothing leaves it: a judgement of years ago is made again by the lists of
/// then.</summary>
public sealed class RevocationLists(NpgsqlDataSource db, BlobStore blobs) : IDisposable
{
    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("signatures", typeof(RevocationLists).Assembly, "Reporting.Write.Sql.Signatures.");

    private readonly SemaphoreSlim gate = new(1);
    private CrlSet known = CrlSet.Empty;
    private long newest;
    private long lookedAt;

    public void Dispose() => gate.Dispose();

    /// <summary>As <see cref="Known"/>, looked up once a second: a list that came just now may be missing, as it would have
    /// been a moment ago.</summary>
    public async Task<CrlSet> Recent(CancellationToken ct)
    {
        var (now, last) = (TimeProvider.System.GetTimestamp(), Volatile.Read(ref lookedAt));
        if (last != 0 && TimeProvider.System.GetElapsedTime(last, now) < TimeSpan.FromSeconds(1))
            return known;
        var lists = await Known(ct);
        Volatile.Write(ref lookedAt, now);
        return lists;
    }

    /// <summary>All lists, as the database has them now.</summary>
    public async Task<CrlSet> Known(CancellationToken ct)
    {
        var added = await Added(Volatile.Read(ref newest), ct);
        if (added.Count == 0)
            return known;
        await gate.WaitAsync(ct);
        try
        {
            foreach (var (number, sha256) in added)
            {
                if (number <= newest)
                    continue;
                known = known.With(Crl.Read(await blobs.Bytes(sha256, ct)));
                newest = number;
            }
            return known;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Keeps a list; false when it is there already.</summary>
    /// <param name="source">Where it came from.</param>
    public async Task<bool> Keep(Crl list, string source, CancellationToken ct)
    {
        var kept = await blobs.Put(new MemoryStream(list.Der.ToArray()), ct);
        await using var command = db.CreateCommand(
            """
            insert into signatures.crls (sha256, source, this_update, next_update) values ($1, $2, $3, $4)
            on conflict on constraint crls_sha256_key do nothing
            """);
        command.Parameters.Add(new() { Value = kept.Sha256 });
        command.Parameters.Add(new() { Value = source });
        command.Parameters.Add(new() { Value = list.ThisUpdate.UtcDateTime });
        command.Parameters.Add(new() { Value = list.NextUpdate.UtcDateTime });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private async Task<List<(long Number, string Sha256)>> Added(long after, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select number, sha256 from signatures.crls where number > $1 order by number");
        command.Parameters.Add(new() { Value = after });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var added = new List<(long, string)>();
        while (await reader.ReadAsync(ct))
            added.Add((reader.GetInt64(0), reader.GetString(1)));
        return added;
    }
}
