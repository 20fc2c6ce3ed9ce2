using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Reporting.Embedded.Internal;

/// <summary>
/// The cluster in the data folder: made where it isn't there, and how a process of its account reaches it.
/// </summary>
internal sealed record Cluster(DataFolder Folder, ServerAccount Account, PostgresBinaries Binaries, string Password)
{
    public const string SuperUser = "reporting";

    public static async Task<Cluster> Open(DataFolder folder, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        if (File.Exists(folder.RestoreMarker) && !options.IsRestore) throw Messages.RestoreUnfinished(folder.Path);
        var account = await ServerAccount.For(folder, options.SystemUser, ct);
        var binaries = await PostgresBinaries.Find(folder.Cluster, account, ct);
        await ClusterProcesses.Stop(folder.Cluster, ct);
        foreach (var partial in Directory.EnumerateDirectories(folder.Path, DataFolder.PartialName + "*"))
            Directory.Delete(partial, recursive: true);
        return Directory.Exists(folder.Cluster)
            ? await Reopen(folder, account, binaries, ct)
            : await Make(folder, account, binaries, ct);
    }

    /// <summary>
    /// A command line on the cluster, run as its account. Where the account can't pass the folders above the cluster (a
    /// home folder of root's, say), it gets the opened folder itself: the way through /proc asks nothing of those
    /// above.
    /// </summary>
    public async Task<IReadOnlyList<string>> CommandLine(
        string cluster, Func<string, IEnumerable<string>> line, CancellationToken ct)
    {
        if (await Account.Can("-x", cluster, ct)) return [.. Account.As(line(cluster))];
        return ["sh", "-c", "exec 9<\"$0\"; exec \"$@\"", cluster, .. Account.As(line("/proc/self/fd/9"))];
    }

    private static async Task<Cluster> Reopen(
        DataFolder folder, ServerAccount account, PostgresBinaries binaries, CancellationToken ct)
    {
        try
        {
            if (!File.Exists(folder.PasswordFile)) throw Messages.NoPassword(folder.PasswordFile);
            // As root, a copy of the folder may have come back as root's; as an ordinary user this changes nothing.
            await account.Own(folder.Cluster, ct);
            // No process works in the folder (ClusterProcesses.Stop), so this is a dead server's; its number may
            // meanwhile be another program's, which would keep the new server from starting.
            File.Delete(folder.Cluster + "/postmaster.pid");
            var password = await File.ReadAllTextAsync(folder.PasswordFile, ct);
            return new Cluster(folder, account, binaries, password.Trim());
        }
        catch (UnauthorizedAccessException e)
        {
            throw Messages.NotYours(folder.Path, e);
        }
    }

    private static async Task<Cluster> Make(
        DataFolder folder, ServerAccount account, PostgresBinaries binaries, CancellationToken ct)
    {
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var cluster = new Cluster(folder, account, binaries, password);
        await WritePrivately(folder.PasswordFile, password, ct);
        var partial = $"{folder.Path}/{DataFolder.PartialName}{RandomNumberGenerator.GetHexString(8)}";
        await cluster.InitDb(partial, ct);
        Directory.Move(partial + "/cluster", folder.Cluster);
        Directory.Delete(partial, recursive: true);
        return cluster;
    }

    private async Task InitDb(string partial, CancellationToken ct)
    {
        Directory.CreateDirectory(partial);
        // initdb reads the password as the server's account, which may not read the host's own file.
        await WritePrivately(partial + "/password", Password, ct);
        await Account.Own(partial, ct);
        var line = await CommandLine(partial, data =>
        [
            Binaries.InitDb, "--pgdata", data + "/cluster", "--username", SuperUser, "--pwfile", data + "/password",
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--data-checksums",
        ], ct);
        var made = await Command.Run(line, ct);
        if (made.ExitCode != 0) throw Messages.InitFailed(made.Said);
        await File.AppendAllTextAsync(partial + "/cluster/postgresql.conf", ServerSettings.FirstConfiguration(), ct);
    }

    internal static async Task WritePrivately(string path, string text, CancellationToken ct)
    {
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text), ct);
        file.Flush(flushToDisk: true);
    }
}
