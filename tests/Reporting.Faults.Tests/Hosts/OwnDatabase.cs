using System.Globalization;
using Reporting.Host;

namespace Reporting.Faults.Tests.Hosts;

/// <summary>The PostgreSQL server that a host keeps in its data folder.</summary>
internal static class OwnDatabase
{
    /// <summary>The process id of the postmaster; null while there is none.</summary>
    public static int? Pid(string folder)
    {
        try
        {
            var first = File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).FirstOrDefault();
            return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && Directory.Exists($"/proc/{pid}") ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>kill -9 of the postmaster; returns when the host has begun to start another.</summary>
    public static async Task Kill(string folder, CancellationToken ct)
    {
        var killed = Pid(folder) ?? throw new InvalidOperationException($"No server runs in {folder}.");
        Signals.Kill(killed);
        while (Pid(folder) is not { } now || now == killed) await Task.Delay(10, ct);
    }

    /// <summary>How to reach it, while a host runs.</summary>
    public static async Task<string> ConnectionString(string folder, CancellationToken ct) =>
        await OwnServer.Find(folder, ct) ?? throw new InvalidOperationException($"No server answers in {folder}.");
}
