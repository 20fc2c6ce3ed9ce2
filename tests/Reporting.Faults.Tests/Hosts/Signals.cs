using System.Diagnostics;
using System.Globalization;

namespace Reporting.Faults.Tests.Hosts;

/// <summary>What is done to a process, by its own number.</summary>
internal static class Signals
{
    public static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    /// <summary>Sends a signal by name: STOP, CONT, TERM.</summary>
    public static async Task Send(string signal, int pid)
    {
        using var kill = Process.Start("kill", ["-" + signal, pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0) throw new InvalidOperationException($"kill -{signal} {pid} ended with {kill.ExitCode}.");
    }
}
