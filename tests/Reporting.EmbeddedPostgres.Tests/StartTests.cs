using Npgsql;

namespace Reporting.Embedded.Tests;

public sealed class StartTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_folder_gets_a_cluster_with_checksums_utf8_and_full_durability()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        var settings = await Sql.Ask<string>(
            postgres.ConnectionString,
            """
            select string_agg(name || '=' || setting, ' ' order by name) from pg_settings where name in
                ('data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding',
                 'password_encryption')
            """,
            Ct);
        Assert.Equal(
            "data_checksums=on fsync=on full_page_writes=on password_encryption=scram-sha-256 "
            + "server_encoding=UTF8 synchronous_commit=on",
            settings);
        var database = await Sql.Ask<string>(postgres.ConnectionString, "select current_database()::text", Ct);
        Assert.Equal("reporting", database);
        Assert.Equal("đặng", await Sql.Ask<string>(postgres.ConnectionString, "select lower('ĐẶNG')", Ct));
    }

    [Fact]
    public async Task A_restart_keeps_the_data()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await EmbeddedPostgres.Start(folder.Options, Ct))
            await Sql.Do(first.ConnectionString, "create table kept as select 42 as answer", Ct);
        await using var second = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal(42, await Sql.Ask<int>(second.ConnectionString, "select answer from kept", Ct));
    }

    [Fact]
    public async Task A_stop_is_clean_and_leaves_no_process()
    {
        using var folder = new TemporaryFolder();
        var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        var pid = postgres.ServerPid;
        await postgres.DisposeAsync();
        Assert.False(Directory.Exists($"/proc/{pid}"));
        Assert.False(File.Exists(folder.Path + "/postgres/postmaster.pid"));
    }

    [Fact]
    public async Task Nothing_listens_on_the_network()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal("", await Sql.Ask<string>(postgres.ConnectionString, "show listen_addresses", Ct));
        var socket = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;
        Assert.Equal(Private, File.GetUnixFileMode(socket));
        Assert.Equal(Private & ~UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path + "/postgres.password"));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        var wrong = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "wrong" };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.Do(wrong.ConnectionString, "select 1", Ct));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_still_works()
    {
        using var folder = new TemporaryFolder($"a long name with spaces, {new string('ô', 60)}");
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal(1, await Sql.Ask<int>(postgres.ConnectionString, "select 1", Ct));
    }

    [Fact]
    public async Task A_folder_that_only_the_host_may_enter_still_works()
    {
        // The host as root: the server's account can't pass a folder of mode 0700 that is root's.
        using var folder = new TemporaryFolder("closed/data");
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Path)!, Private);
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        await Sql.Do(postgres.ConnectionString, "create table kept as select 42 as answer; checkpoint", Ct);
        Assert.Equal(42, await Sql.Ask<int>(postgres.ConnectionString, "select answer from kept", Ct));
        Assert.Equal(postgres.ServerPid.ToString(), File.ReadLines(folder.Path + "/postgres/postmaster.pid").First());
    }

    [Fact]
    public async Task The_server_never_runs_as_root()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        var status = await File.ReadAllLinesAsync($"/proc/{postgres.ServerPid}/status", Ct);
        var users = status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t').Skip(1);
        Assert.DoesNotContain("0", users);
        var name = await File.ReadAllTextAsync($"/proc/{postgres.ServerPid}/comm", Ct);
        Assert.Equal("postgres", name.Trim());
    }

    [Fact]
    public async Task Programs_in_the_folder_the_host_is_started_in_are_not_run()
    {
        using var folder = new TemporaryFolder();
        using var here = new TemporaryFolder();
        Directory.CreateDirectory(here.Path);
        foreach (var name in (string[])["test", "sh", "id", "stat", "chown", "realpath", "setpriv", "setsid", "env"])
        {
            await File.WriteAllTextAsync($"{here.Path}/{name}", "#!/bin/sh\nexit 1\n", Ct);
            File.SetUnixFileMode($"{here.Path}/{name}", Private);
        }
        using var host = await ChildHost.Start(folder.Path, Ct, here.Path);
        Assert.Equal("ready", host.Answer[0]);
    }

    [Fact]
    public async Task A_further_database_is_made_once_and_kept()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        var first = await postgres.CreateDatabase("a \"second\" one", Ct);
        await Sql.Do(first, "create table kept as select 42 as answer", Ct);
        var again = await postgres.CreateDatabase("a \"second\" one", Ct);
        Assert.Equal(42, await Sql.Ask<int>(again, "select answer from kept", Ct));
    }
}
