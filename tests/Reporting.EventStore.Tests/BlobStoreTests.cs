using System.Security.Cryptography;
using Npgsql;
using Reporting.EventStore;

namespace Reporting.EventStore.Tests;

/// <summary>Bytes by their hash: once, whole, for ever.</summary>
public sealed class BlobStoreTests : StoreTests
{
    private BlobStore Blobs => new(Db);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await BlobStore.Migrations.Apply(Db, Ct);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_143)]
    [InlineData(262_144)]
    [InlineData(262_145)]
    [InlineData(1_000_000)]
    public async Task What_is_put_comes_out_again_byte_for_byte(int length)
    {
        var bytes = Bytes(length);
        var put = await Blobs.Put(new MemoryStream(bytes), Ct);
        Assert.Equal(new StoredBlob(Convert.ToHexStringLower(SHA256.HashData(bytes)), length, true), put);
        Assert.Equal(bytes, await Read(put.Sha256));
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_also_when_many_put_them_at_once()
    {
        var bytes = Bytes(600_000);
        var puts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Blobs.Put(new MemoryStream(bytes), Ct)));
        Assert.Single(puts, put => put.IsNew);
        Assert.Single(puts.Select(put => put.Sha256).Distinct());
        Assert.Equal(3, await Scalar<long>("select count(*) from blobs.chunks"));
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_put_from_where_it_stands()
    {
        var bytes = Bytes(300_000);
        await using var compressed = new MemoryStream();
        await using (var packing = new System.IO.Compression.GZipStream(
            compressed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            await packing.WriteAsync(bytes, Ct);
        }

        compressed.Position = 0;
        await using var unpacking = new System.IO.Compression.GZipStream(
            compressed, System.IO.Compression.CompressionMode.Decompress);
        var put = await Blobs.Put(unpacking, Ct);
        Assert.Equal(bytes, await Read(put.Sha256));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blob_over_the_limit_is_refused_and_leaves_nothing(bool canSeek)
    {
        var small = new BlobStore(Db, lengthMax: 1000);
        await small.Put(new MemoryStream(Bytes(1000)), Ct);
        Stream large = canSeek ? new MemoryStream(Bytes(1001)) : new Unseekable(Bytes(1001));
        var refused = await Assert.ThrowsAsync<BlobTooLargeException>(() => small.Put(large, Ct));
        Assert.Equal(1000, refused.LengthMax);
        Assert.Equal(1, await Scalar<long>("select count(*) from blobs.blobs"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public async Task What_was_never_put_is_not_there(string sha256) => Assert.Null(await Blobs.Open(sha256, Ct));

    [Fact]
    public async Task Bytes_that_were_altered_behind_the_stores_back_are_not_given_out_as_whole()
    {
        var put = await Blobs.Put(new MemoryStream(Bytes(300_000)), Ct);
        await Run(
            """
            alter table blobs.chunks disable trigger chunks_append_only;
            update blobs.chunks set bytes = set_byte(bytes, 7, get_byte(bytes, 7) # 1) where number = 1
            """);
        await Assert.ThrowsAsync<InvalidDataException>(() => Read(put.Sha256));
    }

    [Theory]
    [InlineData("update blobs.blobs set stored_at = now()")]
    [InlineData("delete from blobs.blobs")]
    [InlineData("truncate blobs.blobs cascade")]
    [InlineData("update blobs.chunks set number = 7")]
    [InlineData("delete from blobs.chunks")]
    [InlineData("truncate blobs.chunks")]
    public async Task Nobody_alters_or_removes_what_is_kept(string sql)
    {
        var put = await Blobs.Put(new MemoryStream(Bytes(10)), Ct);
        var owner = await Assert.ThrowsAsync<PostgresException>(() => Run(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, owner.SqlState);
        Assert.EndsWith("_append_only", owner.ConstraintName, StringComparison.Ordinal);
        await using var app = await Application();
        await using var command = app.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(Bytes(10), await Read(put.Sha256));
    }

    [Fact]
    public async Task The_applications_role_can_put_and_open()
    {
        await using var app = await Application();
        var put = await new BlobStore(app).Put(new MemoryStream(Bytes(300_000)), Ct);
        await BlobStore.Migrations.Apply(app, Ct);
        Assert.Equal(Bytes(300_000), await Read(put.Sha256));
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = unchecked((byte)((i * 31) ^ (i >> 9)));
        return bytes;
    }

    private async Task<byte[]> Read(string sha256)
    {
        await using var opened = await Blobs.Open(sha256, Ct);
        using var read = new MemoryStream();
        await opened!.CopyToAsync(read, Ct);
        return read.ToArray();
    }

    private async Task<NpgsqlDataSource> Application()
    {
        var role = $"app_{Guid.NewGuid():N}";
        await Run($"create role {role}");
        await BlobStore.GrantApplication(Db, role, Ct);
        return NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Options = $"-c role={role}" });
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
