using System.Diagnostics;
using System.Globalization;

namespace Reporting.Faults.Tests.Machines;

/// <summary>A disk in memory with little room, that can be filled to its end. It goes with the process.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    // Unmounted also when the test program is killed: the pipe on its input then closes.
    private const string CleanScript = "read -r _; umount -l \"$1\"; rmdir \"$1\"";

    private static readonly byte[] Ballast = new byte[4096];
    private static readonly Lazy<bool> CanMount = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("reporting-faults-").FullName;
        var isMounted = Mount(folder, 1);
        if (isMounted) Run("umount", folder);
        Directory.Delete(folder);
        return isMounted;
    });

    private readonly Process _cleaner;

    private SmallDisk(string path)
    {
        Path = path;
        _cleaner = Process.Start(new ProcessStartInfo("/usr/bin/env", ["setsid", "sh", "-c", CleanScript, "sh", path])
        {
            RedirectStandardInput = true,
        })!;
    }

    public string Path { get; }

    /// <summary>Why there is none here; null where there is.</summary>
    public static string? Missing() => CanMount.Value ? null : "mounting a tmpfs is not permitted here";

    public static SmallDisk Make(int megabytes)
    {
        var path = Directory.CreateTempSubdirectory("reporting-faults-").FullName;
        return Mount(path, megabytes) ? new SmallDisk(path) : throw new InvalidOperationException("No tmpfs can be mounted.");
    }

    /// <summary>Takes all room that there is, and whatever gets free meanwhile.</summary>
    public async Task Fill(TimeSpan time, CancellationToken ct)
    {
        await using var file = new FileStream(Path + "/ballast", FileMode.Append, FileAccess.Write, FileShare.None, 0);
        for (var began = Stopwatch.StartNew(); began.Elapsed < time; await Task.Delay(20, ct))
        {
            try
            {
                while (true) file.Write(Ballast);
            }
            catch (IOException)
            {
                // Full, which is what was wished for.
            }
        }
    }

    /// <summary>There is room again.</summary>
    public void Empty() => File.Delete(Path + "/ballast");

    public async ValueTask DisposeAsync()
    {
        _cleaner.StandardInput.Close();
        await _cleaner.WaitForExitAsync();
        _cleaner.Dispose();
    }

    private static bool Mount(string path, int megabytes) => Run(
        "mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=755"), "tmpfs", path);

    private static bool Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // There is no such program.
        }
    }
}
