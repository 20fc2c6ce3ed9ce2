using System.Diagnostics;
using Reporting.Embedded.Internal;

namespace Reporting.Embedded;

/// <summary>A client program of PostgreSQL that runs beside the host and never outlives it.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const int KeptLines = 20;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    // The pipe on the shell's input closes with the host, whatever ends the host; the program is then interrupted.
    private const string Script =
        """
        exec 3<&0
        "$@" 3<&- </dev/null &
        program=$!
        { read -r _ <&3; kill -INT "$program"; } 2>/dev/null >/dev/null &
        watcher=$!
        wait "$program"
        code=$?
        kill "$watcher" 2>/dev/null
        exit "$code"
        """;

    private readonly Process shell;
    private readonly Queue<string> lines = new();
    private readonly Action<string>? said;

    internal RunningProgram(IEnumerable<string> line, IReadOnlyDictionary<string, string> variables, Action<string>? said)
    {
        this.said = said;
        // A session of its own: Ctrl-C in the terminal reaches the host, which ends it in its turn.
        var start = Command.Prepare(["setsid", "sh", "-c", Script, "sh", .. line]);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        shell = Process.Start(start)!;
        shell.OutputDataReceived += (_, told) => Keep(told.Data);
        shell.ErrorDataReceived += (_, told) => Keep(told.Data);
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
        Exited = End();
    }

    /// <summary>Ends with the program; its exit code.</summary>
    public Task<int> Exited { get; }

    /// <summary>The last lines that it wrote.</summary>
    public string LastWords
    {
        get
        {
            lock (lines) return string.Join(Environment.NewLine, lines);
        }
    }

    /// <summary>Interrupts the program and waits for its end; one that does not end in ten seconds is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await Task.WhenAny(Exited, Task.Delay(StopLimit));
        if (!Exited.IsCompleted) shell.Kill(entireProcessTree: true);
        await Exited;
        shell.Dispose();
    }

    private async Task<int> End()
    {
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > KeptLines) lines.Dequeue();
        }
        said?.Invoke(line);
    }
}
