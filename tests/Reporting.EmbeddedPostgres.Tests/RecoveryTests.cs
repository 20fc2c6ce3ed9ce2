using System.Diagnostics;
using Npgsql;

namespace Reporting.Embedded.Tests;

/// <summary>What was committed is there again, whoever was killed.</summary>
public sealed class RecoveryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_server_is_started_again_by_its_host()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        await Sql.Do(postgres.ConnectionString, "create table kept as select 42 as answer", Ct);
        var killed = postgres.ServerPid;
        using (var server = Process.GetProcessById(killed)) server.Kill();
        var answer = await Eventually(() => Sql.Ask<int>(postgres.ConnectionString, "select answer from kept", Ct));
        Assert.Equal(42, answer);
        // The server answers a moment before its host has noted that it does.
        await Eventually(() => Task.FromResult(
            killed == postgres.ServerPid ? throw new TimeoutException("The old server is still named.") : true));
    }

    [Fact]
    public async Task A_host_that_is_killed_takes_its_server_along()
    {
        using var folder = new TemporaryFolder();
        using var host = await ChildHost.Start(folder.Path, Ct);
        Assert.Equal("ready", host.Answer[0]);
        await host.Kill(Ct);
        await Eventually(() => Task.FromResult(
            Directory.Exists($"/proc/{host.ServerPid}") ? throw new TimeoutException("The server still runs.") : true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_host_finds_the_data_of_a_killed_one(bool serverLivesOn)
    {
        using var folder = new TemporaryFolder();
        using var host = await ChildHost.Start(folder.Path, Ct);
        await Sql.Do(host.ConnectionString, "create table kept as select 42 as answer", Ct);
        await (serverLivesOn ? host.KillButLeaveTheServer(Ct) : host.Kill(Ct));
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal(42, await Sql.Ask<int>(postgres.ConnectionString, "select answer from kept", Ct));
        Assert.NotEqual(host.ServerPid, postgres.ServerPid);
    }

    [Fact]
    public async Task A_new_host_finds_the_data_when_host_and_server_were_killed()
    {
        using var folder = new TemporaryFolder();
        using var host = await ChildHost.Start(folder.Path, Ct);
        await Sql.Do(host.ConnectionString, "create table kept as select 42 as answer", Ct);
        await host.KillButLeaveTheServer(Ct);
        using (var server = Process.GetProcessById(host.ServerPid)) server.Kill();
        Assert.True(File.Exists(folder.Path + "/postgres/postmaster.pid"));
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal(42, await Sql.Ask<int>(postgres.ConnectionString, "select answer from kept", Ct));
    }

    [Fact]
    public async Task A_lock_file_that_names_a_stranger_is_not_believed()
    {
        using var folder = new TemporaryFolder();
        await using (await EmbeddedPostgres.Start(folder.Options, Ct))
        {
        }
        // After a restart of the machine the number of the dead server may be another program's: here, our own.
        await File.WriteAllTextAsync(folder.Path + "/postgres/postmaster.pid", $"{Environment.ProcessId}\n", Ct);
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal(1, await Sql.Ask<int>(postgres.ConnectionString, "select 1", Ct));
    }

    [Fact]
    public async Task A_half_made_cluster_is_made_anew()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path + "/postgres.partial-0123/base");
        await using var postgres = await EmbeddedPostgres.Start(folder.Options, Ct);
        Assert.Equal(1, await Sql.Ask<int>(postgres.ConnectionString, "select 1", Ct));
        Assert.Empty(Directory.EnumerateDirectories(folder.Path, "postgres.partial-*"));
    }

    private static async Task<T> Eventually<T>(Func<Task<T>> ask)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(50, Ct))
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException && since.Elapsed < Patience)
            {
                // Not yet.
            }
        }
    }
}
