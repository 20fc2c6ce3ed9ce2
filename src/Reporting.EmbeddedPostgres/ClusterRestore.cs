using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Reporting.Embedded.Internal;

namespace Reporting.Embedded;

/// <summary>
/// A cluster from a base backup and write-ahead log, in a data folder that has none. While it runs a mark lies in the folder,
/// and no host starts there; a restore that fails takes everything away again that it put there.
/// </summary>
public sealed record ClusterRestore
{
    // Recovery waits for nobody: it may read hours of log.
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromDays(1);

    /// <summary>The data folder; created where it does not exist.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The base backup, a plain copy of the cluster, as pg_basebackup makes it.</summary>
    public required string BaseBackup { get; init; }

    /// <summary>The log from the backup on: each file with the name it has for PostgreSQL.</summary>
    public IReadOnlyList<(string File, string Name)> Log { get; init; } = [];

    /// <summary>
    /// What was committed up to this time is restored, by the clock of the server that committed it; by default all
    /// that the log holds. A time that the log does not reach makes the restore fail.
    /// </summary>
    public DateTimeOffset? Target { get; init; }

    /// <summary>
    /// Restores, and returns the running server. It is a cluster of its own from there on (a new timeline), with a new
    /// password in <c>postgres.password</c>.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">
    /// The folder has a cluster, or is another host's; the backup can't be copied; recovery ends before the target.
    /// </exception>
    public async Task<EmbeddedPostgres> Run(CancellationToken ct)
    {
        using (var folder = await Internal.DataFolder.Open(DataFolder, ct))
        {
            if (Directory.Exists(folder.Cluster)) throw Messages.ClusterThere(folder.Cluster);
            await File.WriteAllTextAsync(folder.RestoreMarker, "", ct);
            try
            {
                await Lay(folder, ct);
            }
            catch
            {
                Remove(folder.Path);
                throw;
            }
        }
        EmbeddedPostgres? server = null;
        try
        {
            server = await EmbeddedPostgres.Start(Options(), ct);
            await Settle(server, ct);
            return server;
        }
        catch
        {
            if (server is not null) await server.DisposeAsync();
            Remove(Path.GetFullPath(DataFolder));
            throw;
        }
    }

    private async Task Lay(DataFolder folder, CancellationToken ct)
    {
        var partial = $"{folder.Path}/{Internal.DataFolder.PartialName}{RandomNumberGenerator.GetHexString(8)}";
        var copied = await Command.Run(["cp", "-r", "--preserve=mode,timestamps", "--", BaseBackup, partial], ct);
        if (copied.ExitCode != 0) throw Messages.CopyFailed(copied.Said);
        foreach (var (file, name) in Log)
            File.Copy(file, $"{partial}/pg_wal/{name}", overwrite: true);
        await File.WriteAllTextAsync(partial + "/recovery.signal", "", ct);
        // Until the new password is set. The socket is open to the server's own account alone.
        File.Move(partial + "/pg_hba.conf", partial + "/pg_hba.conf.kept");
        await File.WriteAllTextAsync(partial + "/pg_hba.conf", $"local all {Cluster.SuperUser} trust\n", ct);
        await Cluster.WritePrivately(folder.PasswordFile, RandomNumberGenerator.GetHexString(32, lowercase: true), ct);
        Directory.Move(partial, folder.Cluster);
    }

    private EmbeddedPostgresOptions Options()
    {
        var settings = new Dictionary<string, string>
        {
            // All of the log lies in pg_wal already; PostgreSQL insists on being told a command.
            ["restore_command"] = "false",
            ["recovery_target_timeline"] = "current",
            ["recovery_target_action"] = "promote",
            // Nobody is let in before the end of recovery, and why it failed is said here and not in a file.
            ["hot_standby"] = "off",
            ["logging_collector"] = "off",
        };
        if (Target is { } target)
            settings["recovery_target_time"] =
                target.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture);
        return new EmbeddedPostgresOptions
        {
            DataFolder = DataFolder, Settings = settings, StartTimeout = RecoveryLimit, IsRestore = true,
        };
    }

    /// <summary>Gives the cluster its own password and its own rules of access back, and makes it one that hosts start.</summary>
    private async Task Settle(EmbeddedPostgres server, CancellationToken ct)
    {
        var folder = Path.GetFullPath(DataFolder);
        var password = (await File.ReadAllTextAsync(folder + "/postgres.password", ct)).Trim();
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using (var set = new NpgsqlCommand($"alter role {Cluster.SuperUser} password '{password}'", connection))
            await set.ExecuteNonQueryAsync(ct);
        File.Move($"{folder}/postgres/pg_hba.conf.kept", $"{folder}/postgres/pg_hba.conf", overwrite: true);
        await using (var reload = new NpgsqlCommand("select pg_reload_conf()", connection))
            await reload.ExecuteNonQueryAsync(ct);
        File.Delete(folder + "/restore.unfinished");
    }

    private static void Remove(string folder)
    {
        foreach (var laid in Directory.EnumerateDirectories(folder, Internal.DataFolder.PartialName + "*"))
            Directory.Delete(laid, recursive: true);
        if (Directory.Exists(folder + "/postgres")) Directory.Delete(folder + "/postgres", recursive: true);
        File.Delete(folder + "/postgres.password");
        File.Delete(folder + "/restore.unfinished");
    }
}
