using System.Diagnostics;
using System.Globalization;

namespace Reporting.Embedded.Tests;

/// <summary>A host in a process of its own, so that it can be killed.</summary>
internal sealed class ChildHost : IDisposable
{
    private static readonly string Program =
        Path.Combine(AppContext.BaseDirectory, typeof(ChildHost).Assembly.GetName().Name!);

    private readonly Process process;

    private ChildHost(Process process, string[] answer) => (this.process, Answer) = (process, answer);

    /// <summary>
    /// The words of the first line it printed: "ready", the server's process id, the connection string.
    /// </summary>
    public string[] Answer { get; }

    public int Pid => process.Id;

    public int ServerPid => int.Parse(Answer[1], CultureInfo.InvariantCulture);

    public string ConnectionString => Answer[2];

    public static async Task<ChildHost> Start(string folder, CancellationToken ct, string workingDirectory = "/")
    {
        var process = Process.Start(new ProcessStartInfo(Program, ["host", folder])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync(ct);
        return new ChildHost(process, (line ?? "").Split(' ', 3));
    }

    /// <summary>Kills the host and nothing else (SIGKILL).</summary>
    public async Task Kill(CancellationToken ct)
    {
        process.Kill();
        await process.WaitForExitAsync(ct);
    }

    /// <summary>Kills what would stop the server after its host, then the host: the server lives on alone.</summary>
    public async Task KillButLeaveTheServer(CancellationToken ct)
    {
        foreach (var child in Children().Where(pid => pid != ServerPid))
        {
            using var watcher = Process.GetProcessById(child);
            watcher.Kill();
            await watcher.WaitForExitAsync(ct);
        }
        await Kill(ct);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private IEnumerable<int> Children() =>
        Directory.EnumerateDirectories($"/proc/{Pid}/task")
            .SelectMany(task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture));
}
