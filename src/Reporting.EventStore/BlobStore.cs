using System.Security.Cryptography;
using Npgsql;
using Reporting.EventStore.Internal;

namespace Reporting.EventStore;

/// <summary>Bytes by their SHA-256, schema <c>blobs</c>: what events speak of and are too large to hold themselves.</summary>
/// <remarks>Safe for any number of callers at once, over any number of processes. The same bytes are kept once. Nothing is ever
/// altered or removed; triggers refuse it, also for the owner. Neither putting nor opening holds more than a chunk (256 KiB) in
/// memory.</remarks>
public sealed class BlobStore
{
    /// <summary>The most bytes of one blob that the tables take: 64 MiB.</summary>
    public const long LengthLimit = 64L * 1024 * 1024;

    private readonly NpgsqlDataSource _db;
    private readonly long _lengthMax;

    /// <summary>A store on a database whose schema is in place (<see cref="Migrations"/>, after those of
    /// <see cref="EventStoreSchema"/>).</summary>
    /// <param name="db">Where the database is. The store does not dispose it.</param>
    /// <param name="lengthMax">The most bytes of one blob. Default: <see cref="LengthLimit"/>, which it can't exceed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or above <see cref="LengthLimit"/>.</exception>
    public BlobStore(NpgsqlDataSource db, long lengthMax = LengthLimit)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentOutOfRangeException.ThrowIfNegative(lengthMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lengthMax, LengthLimit);
        (_db, _lengthMax) = (db, lengthMax);
    }

    /// <summary>The steps that make the schema.</summary>
    public static SchemaMigrations Migrations { get; } =
        SchemaMigrations.Embedded("blobs", typeof(BlobStore).Assembly, "Reporting.EventStore.Sql.Blobs.");

    /// <summary>Gives a role what the application needs, and nothing else: select and insert. Run by the owner. Running it again
    /// changes nothing.</summary>
    /// <exception cref="PostgresException">The role does not exist, or the caller does not own the tables.</exception>
    public static async Task GrantApplication(NpgsqlDataSource db, string role, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select blobs.grant_application($1::name)");
        command.Parameters.Add(new() { Value = role });
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Keeps all bytes from the stream's position to its end, durable when it returns.</summary>
    /// <remarks>Bytes that are there already are not stored again (<see cref="StoredBlob.IsNew"/>). A stream that can seek is read
    /// twice; any other one goes through a temporary file first, so that a slow sender holds no connection. The stream stays
    /// open.</remarks>
    /// <param name="bytes">What to keep.</param>
    /// <param name="ct">Ends the work; nothing is kept then.</param>
    /// <exception cref="BlobTooLargeException">There are more bytes than the store takes. Nothing was kept.</exception>
    /// <exception cref="InvalidOperationException">The stream gave other bytes at the second reading. Nothing was kept.</exception>
    public async Task<StoredBlob> Put(Stream bytes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.CanSeek) return await Keep(bytes, ct).ConfigureAwait(false);
        await using var spooled = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        var chunk = new byte[BlobStream.ChunkLength];
        for (int count; (count = await bytes.ReadAsync(chunk, ct).ConfigureAwait(false)) > 0;)
        {
            if (spooled.Length + count > _lengthMax) throw new BlobTooLargeException(_lengthMax);
            await spooled.WriteAsync(chunk.AsMemory(0, count), ct).ConfigureAwait(false);
        }

        spooled.Position = 0;
        return await Keep(spooled, ct).ConfigureAwait(false);
    }

    /// <summary>The bytes with this hash, from the first on; null when there are none.</summary>
    /// <remarks>Reading fetches chunk after chunk and holds no connection in between, so a slow receiver costs nothing. The hash is
    /// worked out again on the way.</remarks>
    /// <param name="sha256">64 hex digits, small.</param>
    /// <param name="ct">Ends the look-up.</param>
    /// <returns>A stream that reads forward only. Its last read throws <see cref="InvalidDataException"/> when the bytes are not
    /// those that were put.</returns>
    public async Task<Stream?> Open(string sha256, CancellationToken ct)
    {
        if (HashOf(sha256) is not { } hash) return null;
        await using var command = _db.CreateCommand("select length, chunk_count from blobs.blobs where sha256 = $1");
        command.Parameters.Add(new() { Value = hash });
        await using var row = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        return await row.ReadAsync(ct).ConfigureAwait(false)
            ? new BlobStream(_db, hash, row.GetInt64(0), row.GetInt32(1))
            : null;
    }

    private static byte[]? HashOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(sha256) : null;

    private async Task<StoredBlob> Keep(Stream bytes, CancellationToken ct)
    {
        var start = bytes.Position;
        var (hash, length) = await Measure(bytes, ct).ConfigureAwait(false);
        bytes.Position = start;
        await using var connection = await _db.OpenConnectionAsync(ct).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        var chunkCount = (int)((length + BlobStream.ChunkLength - 1) / BlobStream.ChunkLength);
        // Two who put the same bytes at once: the second waits here for the first, and then has nothing to do.
        var isNew = await Insert(
            connection,
            """
            insert into blobs.blobs (sha256, length, chunk_count) values ($1, $2, $3)
            on conflict on constraint blobs_pkey do nothing
            """, ct, hash, length, chunkCount).ConfigureAwait(false) == 1;
        if (isNew)
        {
            await InsertChunks(connection, bytes, hash, chunkCount, ct).ConfigureAwait(false);
            await transaction.CommitAsync(ct).ConfigureAwait(false);
        }

        return new StoredBlob(Convert.ToHexStringLower(hash), length, isNew);
    }

    private async Task<(byte[] Hash, long Length)> Measure(Stream bytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[BlobStream.ChunkLength];
        var length = 0L;
        for (int count; (count = await bytes.ReadAsync(chunk, ct).ConfigureAwait(false)) > 0;)
        {
            length += count;
            if (length > _lengthMax) throw new BlobTooLargeException(_lengthMax);
            hash.AppendData(chunk, 0, count);
        }

        return (hash.GetHashAndReset(), length);
    }

    private static async Task InsertChunks(
        NpgsqlConnection connection, Stream bytes, byte[] expected, int chunkCount, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[BlobStream.ChunkLength];
        for (var number = 0; number < chunkCount; number++)
        {
            var count = await bytes.ReadAtLeastAsync(chunk, chunk.Length, false, ct).ConfigureAwait(false);
            hash.AppendData(chunk, 0, count);
            await Insert(
                connection, "insert into blobs.chunks (sha256, number, bytes) values ($1, $2, $3)", ct,
                expected, number, chunk.AsMemory(0, count)).ConfigureAwait(false);
        }

        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
            throw new InvalidOperationException("The stream gave other bytes at the second reading.");
    }

    private static async Task<int> Insert(
        NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }
}
