using System.Globalization;
using System.Text.RegularExpressions;

namespace Reporting.Embedded.Internal;

/// <summary>A PostgreSQL on this machine: the folder of its programs and its major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    public string Postgres => Folder + "/postgres";

    public string InitDb => Folder + "/initdb";

    /// <summary>
    /// The first PostgreSQL that fits, in this order: REPORTING_POSTGRES_BIN (then no other), the local folders that
    /// the scripts prepare, the distribution's newest, PATH. A cluster that is there already needs the version that
    /// made it.
    /// </summary>
    public static async Task<PostgresBinaries> Find(string cluster, ServerAccount account, CancellationToken ct)
    {
        var all = await All(account, ct);
        var versionFile = cluster + "/PG_VERSION";
        if (!File.Exists(versionFile)) return all[0];
        var made = int.Parse(await File.ReadAllTextAsync(versionFile, ct), CultureInfo.InvariantCulture);
        return all.FirstOrDefault(found => found.Major == made) ?? throw Messages.OtherMajor(
            cluster, made, string.Join(", ", all.Select(found => $"PostgreSQL {found.Major} ({found.Folder})")));
    }

    /// <summary>The one of that major version, for programs that the host's own user runs.</summary>
    public static async Task<PostgresBinaries?> OfMajor(int major, CancellationToken ct) =>
        (await All(new ServerAccount(Environment.UserName, null, null), ct)).FirstOrDefault(found => found.Major == major);

    private static async Task<List<PostgresBinaries>> All(ServerAccount account, CancellationToken ct)
    {
        var named = Environment.GetEnvironmentVariable("REPORTING_POSTGRES_BIN");
        IEnumerable<string> folders =
            string.IsNullOrEmpty(named) ? [.. LocalFolders(), .. SystemFolders(), .. PathFolders()] : [named];
        List<PostgresBinaries> usable = [];
        PostgresBinaries? closed = null;
        foreach (var folder in folders.Distinct())
        {
            if (await Look(folder, ct) is not { } found) continue;
            if (await account.Can("-x", found.Postgres, ct)) usable.Add(found);
            else closed ??= found;
        }
        if (usable.Count > 0) return usable;
        if (closed is not null) throw Messages.Unreadable(closed.Folder, account.Name);
        throw string.IsNullOrEmpty(named) ? Messages.NoPostgres() : Messages.NotInNamedFolder(named);
    }

    private static async Task<PostgresBinaries?> Look(string folder, CancellationToken ct)
    {
        if (!File.Exists(folder + "/postgres") || !File.Exists(folder + "/initdb")) return null;
        var answer = await Command.Run([Path.GetFullPath(folder) + "/postgres", "--version"], ct);
        var version = VersionPattern().Match(answer.Output);
        if (!version.Success) return null;
        var major = int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture);
        return major < OldestMajor ? null : new PostgresBinaries(Path.GetFullPath(folder), major);
    }

    private static IEnumerable<string> LocalFolders()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            yield return Path.Combine(at.FullName, ".env/postgresql/bin");
        // Where the scripts put it for root: the system user must be able to read it.
        var forRoot = Environment.GetEnvironmentVariable("REPORTING_POSTGRES_LOCAL");
        yield return (forRoot ?? "/usr/local/lib/reporting/postgresql") + "/bin";
    }

    private static IEnumerable<string> SystemFolders()
    {
        var root = Environment.GetEnvironmentVariable("REPORTING_POSTGRES_SYSTEM") ?? "/usr/lib/postgresql";
        if (!Directory.Exists(root)) return [];
        return Directory.EnumerateDirectories(root)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
            .Select(folder => folder + "/bin");
    }

    private static string[] PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
