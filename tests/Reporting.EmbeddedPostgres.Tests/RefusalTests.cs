namespace Reporting.Embedded.Tests;

/// <summary>
/// What can't be is refused with a message that says what to do, in both languages, and changes nothing.
/// </summary>
public sealed class RefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_host_on_the_same_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var first = await EmbeddedPostgres.Start(folder.Options, Ct);
        var refused = await Refused(folder.Options);
        Assert.Contains($"process {Environment.ProcessId})", refused.Message, StringComparison.Ordinal);
        Assert.Contains("đang dùng thư mục dữ liệu", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Sql.Ask<int>(first.ConnectionString, "select 1", Ct));
    }

    [Fact]
    public async Task A_second_host_in_another_process_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var first = await EmbeddedPostgres.Start(folder.Options, Ct);
        using var second = await ChildHost.Start(folder.Path, Ct);
        Assert.Equal("refused", second.Answer[0]);
        Assert.Equal(1, await Sql.Ask<int>(first.ConnectionString, "select 1", Ct));
    }

    [Fact]
    public async Task A_folder_of_another_major_version_is_refused()
    {
        using var folder = new TemporaryFolder();
        int major;
        await using (var postgres = await EmbeddedPostgres.Start(folder.Options, Ct)) major = postgres.MajorVersion;
        await File.WriteAllTextAsync(folder.Path + "/postgres/PG_VERSION", "11\n", Ct);
        var refused = await Refused(folder.Options);
        Assert.Contains("PostgreSQL 11", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"PostgreSQL {major} (", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Hãy cài PostgreSQL 11", refused.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Path + "/postgres/PG_VERSION", $"{major}\n", Ct);
        await using var again = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal(1, await Sql.Ask<int>(again.ConnectionString, "select 1", Ct));
    }

    [Fact]
    public async Task A_setting_that_the_server_does_not_know_fails_with_the_servers_words_and_frees_the_folder()
    {
        using var folder = new TemporaryFolder();
        var wrong = folder.Options with { Settings = new Dictionary<string, string> { ["no_such_setting"] = "1" } };
        var refused = await Refused(wrong);
        Assert.Contains("no_such_setting", refused.Message, StringComparison.Ordinal);
        await using var right = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal(1, await Sql.Ask<int>(right.ConnectionString, "select 1", Ct));
    }

    [Fact]
    public async Task A_lost_password_file_is_named()
    {
        using var folder = new TemporaryFolder();
        await using (await EmbeddedPostgres.Start(folder.Options, Ct))
        {
        }
        File.Delete(folder.Path + "/postgres.password");
        var refused = await Refused(folder.Options);
        Assert.Contains("postgres.password", refused.Message, StringComparison.Ordinal);
    }

    private static Task<EmbeddedPostgresException> Refused(EmbeddedPostgresOptions options) =>
        Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.Start(options, Ct));
}
