using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Machines;

/// <summary>Makes every fsync of some processes fail as it does on a broken disk.</summary>
internal sealed class Strace : IAsyncDisposable
{
    private static readonly TimeSpan AttachLimit = TimeSpan.FromSeconds(30);
    private static readonly Lazy<bool> CanTrace = new(TryTrace);

    private readonly Process _strace;

    private Strace(Process strace) => _strace = strace;

    /// <summary>Why it can't be done here; null where it can.</summary>
    public static string? Missing() => CanTrace.Value ? null : "strace is not installed, or ptrace is not permitted here";

    /// <summary>From now on, and in processes and threads that they start, until it is disposed of.</summary>
    public static async Task<Strace> FailSyncs(IReadOnlyList<int> pids, CancellationToken ct)
    {
        var strace = new Strace(Start(
            ["-f", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO", .. pids.SelectMany(Attach)]));
        for (var waited = Stopwatch.StartNew(); !pids.All(IsTraced); await Task.Delay(10, ct))
        {
            if (!strace._strace.HasExited && waited.Elapsed < AttachLimit) continue;
            await strace.DisposeAsync();
            throw new InvalidOperationException("strace does not attach to all processes.");
        }

        return strace;
    }

    /// <summary>A process and all that it started.</summary>
    public static IReadOnlyList<int> Family(int pid) =>
    [
        pid, .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => name!.All(char.IsAsciiDigit)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(one => Status(one, "PPid:") == pid),
    ];

    public async ValueTask DisposeAsync()
    {
        // It lets go of the processes before it ends.
        if (!_strace.HasExited) await Signals.Send("TERM", _strace.Id);
        await _strace.WaitForExitAsync();
        _strace.Dispose();
    }

    // A process that ended meanwhile needs no tracing.
    private static bool IsTraced(int pid) => Status(pid, "TracerPid:") is null or > 0;

    private static string[] Attach(int pid) => ["-p", pid.ToString(CultureInfo.InvariantCulture)];

    private static int? Status(int pid, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? null : int.Parse(line[name.Length..], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Process Start(IEnumerable<string> words) => Process.Start(
        new ProcessStartInfo("strace", ["-qq", "-o", "/dev/null", .. words]) { RedirectStandardError = true })!;

    private static bool TryTrace()
    {
        try
        {
            using var sleep = Process.Start("sleep", "20");
            using var strace = Start(["-e", "trace=fsync", .. Attach(sleep.Id)]);
            while (!strace.HasExited && Status(sleep.Id, "TracerPid:") is 0) Thread.Yield();
            var isTraced = Status(sleep.Id, "TracerPid:") > 0;
            sleep.Kill();
            strace.WaitForExit();
            return isTraced;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // There is no such program.
        }
    }
}
