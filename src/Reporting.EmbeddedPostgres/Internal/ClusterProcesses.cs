using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Reporting.Embedded.Internal;

/// <summary>
/// The processes of a server, found by what they cannot hide: a postmaster and all its children work in the cluster's
/// folder. So a process id that was given anew to a stranger is never mistaken for the server.
/// </summary>
internal static partial class ClusterProcesses
{
    public const int Interrupt = 2; // SIGINT: fast shutdown.
    public const int Quit = 3; // SIGQUIT: immediate shutdown, recovery at the next start.
    private const int Kill = 9;

    public static List<int> In(string cluster) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => name!.All(char.IsAsciiDigit))
            .Where(pid => WorksIn(pid!, cluster))
            .Select(pid => int.Parse(pid!, CultureInfo.InvariantCulture)),
    ];

    public static void Signal(int pid, int signal) => _ = SendSignal(pid, signal);

    /// <summary>Stops a server that outlived its host: fast, then immediately, then by force.</summary>
    public static async Task Stop(string cluster, CancellationToken ct)
    {
        if (Postmaster(cluster) is { } postmaster)
        {
            Signal(postmaster, Interrupt);
            if (await Gone(cluster, TimeSpan.FromSeconds(30), ct)) return;
            Signal(postmaster, Quit);
        }
        // Without a postmaster its children end by themselves, except those in the midst of a long statement.
        if (await Gone(cluster, TimeSpan.FromSeconds(5), ct)) return;
        foreach (var pid in In(cluster)) Signal(pid, Kill);
        if (!await Gone(cluster, TimeSpan.FromSeconds(5), ct)) throw Messages.WouldNotStop(cluster);
    }

    public static async Task<bool> Gone(string cluster, TimeSpan limit, CancellationToken ct)
    {
        for (var since = Stopwatch.StartNew(); In(cluster).Count > 0; await Task.Delay(20, ct))
        {
            if (since.Elapsed > limit) return false;
        }
        return true;
    }

    private static int? Postmaster(string cluster)
    {
        var file = cluster + "/postmaster.pid";
        if (!File.Exists(file)) return null;
        var first = File.ReadLines(file).FirstOrDefault();
        return int.TryParse(first, out var pid) && In(cluster).Contains(pid) ? pid : null;
    }

    private static bool WorksIn(string pid, string cluster)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget == cluster;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // Ended meanwhile, or another user's.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int pid, int signal);
}
