using System.Diagnostics;
using Reporting.Files;

namespace Reporting.Write.Tests.Files;

/// <summary>ClamAV's own daemon (Debian's clamav-daemon) on a Unix socket, with a small database of its own: the EICAR
/// test file's text, wherever it stands.</summary>
public sealed class Clamd : IAsyncLifetime
{
    public static byte[] Eicar { get; } =
        [.. "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-"u8, .. "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];

    // Short: the path of a Unix socket has at most 107 bytes.
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clamd-");
    private Process? process;

    public static string? Program { get; } =
        new[] { "/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd" }.FirstOrDefault(File.Exists);

    public string Socket => Path.Combine(folder.FullName, "s");

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        var database = folder.CreateSubdirectory("db").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(database, "own.ndb"), $"Test.Eicar:0:*:{Convert.ToHexStringLower(Eicar)}\n");
        var settings = Path.Combine(folder.FullName, "clamd.conf");
        await File.WriteAllTextAsync(
            settings, $"LocalSocket {Socket}\nDatabaseDirectory {database}\nForeground yes\nStreamMaxLength 25M\nMaxThreads 2\n");
        process = Process.Start(new ProcessStartInfo(Program, ["--config-file", settings])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await Answering(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Takes the scanner away, and brings it back.</summary>
    public async Task Stop()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    private async Task Answering(TimeSpan limit)
    {
        var scanner = new ClamdScanner(Socket);
        var started = Stopwatch.StartNew();
        while (await scanner.Scan(new MemoryStream([1]), CancellationToken.None) is ScanAnswer.Away away)
        {
            Assert.False(process!.HasExited, "clamd ended by itself");
            Assert.True(started.Elapsed < limit, $"clamd does not answer: {away.Why}");
            await Task.Delay(100, CancellationToken.None);
        }
    }
}
