using System.Globalization;

namespace Reporting.Embedded.Internal;

/// <summary>
/// As whom PostgreSQL runs: as the host's own user, or, when that is root, as a system user. <see cref="As"/> turns a
/// command line into one that runs so.
/// </summary>
internal sealed record ServerAccount(string Name, int? UserId, int? GroupId)
{
    // Under a lock of our own: useradd twice at the same moment was seen to leave a user that is gone a moment later.
    private const string MakeUser =
        """
        id -u "$1" || exec useradd --system --user-group --no-create-home --home-dir /nonexistent \
            --shell /usr/sbin/nologin "$1"
        """;

    public static async Task<ServerAccount> For(DataFolder folder, string systemUser, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess) return new ServerAccount(Environment.UserName, null, null);
        if (Directory.Exists(folder.Cluster) && await Owner(folder.Cluster, ct) is { UserId: > 0 } owner) return owner;
        if (await Known(systemUser, ct) is { } known) return known;
        var made = await Command.Run(
            ["flock", "/run/reporting-useradd.lock", "sh", "-c", MakeUser, "sh", systemUser], ct);
        return await Known(systemUser, ct) ?? throw Messages.NoSystemUser(systemUser, made.Said);
    }

    public IEnumerable<string> As(params IEnumerable<string> line) => UserId is null
        ? line
        :
        [
            "setpriv", "--reuid", Number(UserId), "--regid", Number(GroupId), "--clear-groups", "--inh-caps=-all",
            "--no-new-privs", .. line,
        ];

    public async Task<bool> Can(string what, string path, CancellationToken ct) =>
        (await Command.Run(As("test", what, path), ct)).ExitCode == 0;

    /// <summary>
    /// Makes a folder that only this account can enter, or gives it one that is there with all it holds.
    /// </summary>
    public async Task Own(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (UserId is not null)
            await Command.Run(["chown", "-R", "-h", $"{Number(UserId)}:{Number(GroupId)}", "--", folder], ct);
    }

    private static async Task<ServerAccount?> Known(string user, CancellationToken ct)
    {
        var ids = await Task.WhenAll(Command.Run(["id", "-u", user], ct), Command.Run(["id", "-g", user], ct));
        return ids.All(id => id.ExitCode == 0) ? new ServerAccount(user, Id(ids[0].Output), Id(ids[1].Output)) : null;
    }

    private static async Task<ServerAccount> Owner(string path, CancellationToken ct)
    {
        var owner = (await Command.Run(["stat", "-c", "%U %u %g", "--", path], ct)).Output.Split(' ');
        return new ServerAccount(owner[0], Id(owner[1]), Id(owner[2]));
    }

    private static int Id(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Number(int? id) => id!.Value.ToString(CultureInfo.InvariantCulture);
}
