using System.Diagnostics;
using System.Globalization;
using Reporting.Embedded;

namespace Reporting.TestKit;

/// <summary>The test process's own cluster, in a temporary folder that goes with it.</summary>
internal static class TestCluster
{
    private const string FolderName = "reporting-test-";

    // Not done when the process exits: xunit calls an exit that takes ten seconds a failure, and a killed process does
    // nothing at all. The pipe on this script's input closes in either case. Nothing here is worth a clean shutdown.
    private const string CleanScript =
        """
        exec >/dev/null 2>&1
        read -r _
        for _ in $(seq 100); do
            readlink /proc/[0-9]*/cwd | grep -qxF "$1/postgres" || break
            kill -QUIT "$(head -n 1 "$1/postgres/postmaster.pid")"
            sleep 0.1
        done
        rm -rf -- "$1"
        """;

    // Held for as long as the process lives: collected, they would be closed.
    private static EmbeddedPostgres? server;
    private static Process? cleaner;

    // Races and load tests open more connections than PostgreSQL's usual hundred.
    private static readonly Dictionary<string, string> Settings = new() { ["max_connections"] = "200" };

    public static async Task<string> Start()
    {
        RemoveLeftovers();
        var folder = Directory.CreateTempSubdirectory(
            string.Create(CultureInfo.InvariantCulture, $"{FolderName}{Environment.ProcessId}-")).FullName;
        var options = new EmbeddedPostgresOptions { DataFolder = folder, Settings = Settings };
        var postgres = await EmbeddedPostgres.Start(options, CancellationToken.None);
        cleaner = Process.Start(new ProcessStartInfo("/usr/bin/env", ["setsid", "sh", "-c", CleanScript, "sh", folder])
        {
            RedirectStandardInput = true,
        });
        server = postgres;
        return postgres.ConnectionString;
    }

    // Where the cleaner was killed too, it left the folder.
    private static void RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderName + "*"))
        {
            var pid = Path.GetFileName(folder)[FolderName.Length..].Split('-')[0];
            if (!int.TryParse(pid, out _) || Directory.Exists("/proc/" + pid)) continue;
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                // Another user's, or another test process removes it at this moment.
            }
        }
    }
}
