using System.Globalization;
using Reporting.Embedded;

namespace Reporting.TestKit;

/// <summary>The test process's own cluster, in a temporary folder that goes with it.</summary>
internal static class TestCluster
{
    private const string FolderName = "reporting-test-";

    // Races and load tests open more connections than PostgreSQL's usual hundred.
    private static readonly Dictionary<string, string> Settings = new() { ["max_connections"] = "200" };

    public static async Task<string> Start()
    {
        RemoveLeftovers();
        var folder = Directory.CreateTempSubdirectory(
            string.Create(CultureInfo.InvariantCulture, $"{FolderName}{Environment.ProcessId}-")).FullName;
        var options = new EmbeddedPostgresOptions { DataFolder = folder, Settings = Settings };
        var postgres = await EmbeddedPostgres.Start(options, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            postgres.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return postgres.ConnectionString;
    }

    // A killed test process leaves its folder; the server in it stopped by itself when its host was gone.
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
