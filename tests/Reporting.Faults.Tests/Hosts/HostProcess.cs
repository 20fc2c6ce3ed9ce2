using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Reporting.Faults.Tests.Hosts;

/// <summary>A host as it is run in earnest: <c>reporting serve</c>, a process of its own that can be killed and
/// stopped.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Listening = "Listening on ";
    private const int SaidMax = 100;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    /// <summary>REPORTING_FAULTS_LOG names a file for all that hosts say.</summary>
    private static readonly TextWriter? All = Environment.GetEnvironmentVariable("REPORTING_FAULTS_LOG") is { Length: > 0 } file
        ? TextWriter.Synchronized(new StreamWriter(file, append: true) { AutoFlush = true }) : null;

    private readonly Process _process;
    private readonly Process _watcher;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _isDisposed;

    private HostProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The host ended. " + Said));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        // When the test program is killed, and all of its session with it, the host must not live on.
        _watcher = Process.Start(new ProcessStartInfo(
            "setsid", ["sh", "-c", "read -r _; kill -KILL \"$1\"", "sh", Pid.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
        })!;
    }

    public int Pid => _process.Id;

    public Uri Address { get; private set; } = new("http://127.0.0.1:9");

    /// <summary>The last lines that it said.</summary>
    public string Said => string.Join('\n', _said);

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a host and returns when it listens.</summary>
    /// <param name="folder">Its data folder.</param>
    /// <param name="connectionString">The server to use; null for its own.</param>
    /// <param name="program">Another build of the program; null for this one.</param>
    /// <param name="variables">Further variables of its environment.</param>
    /// <param name="ct">Ends the start.</param>
    public static async Task<HostProcess> Start(
        string folder, string? connectionString, CancellationToken ct, string? program = null,
        IReadOnlyDictionary<string, string>? variables = null)
    {
        // A session of its own: Ctrl-C in the tests' terminal is not meant for it.
        var start = new ProcessStartInfo(
            "setsid",
            [
                program ?? Path.Combine(AppContext.BaseDirectory, "reporting"), "serve", "--data", folder, "--urls",
                "http://127.0.0.1:0",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Reporting"] = connectionString ?? "";
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var host = new HostProcess(start);
        try
        {
            host.Address = await host._address.Task.WaitAsync(StartLimit, ct);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>The process stands still, and with it everything it holds.</summary>
    public Task Stall() => Signals.Send("STOP", Pid);

    public Task GoOn() => Signals.Send("CONT", Pid);

    /// <summary>Ends it as an operator does; by force when it does not listen.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        _watcher.Kill();
        if (!_process.HasExited)
        {
            await GoOn();
            await Signals.Send("TERM", Pid);
            using var limit = new CancellationTokenSource(StopLimit);
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited) await Kill();
        }

        _watcher.Dispose();
        _process.Dispose();
    }

    /// <summary>A line of text, or a log line for programs that says the same.</summary>
    private void Heard(string? line)
    {
        if (line is null) return;
        if (All is { } all)
            lock (all) all.WriteLine(line);
        _said.Enqueue(line);
        if (_said.Count > SaidMax) _said.TryDequeue(out _);
        if (_address.Task.IsCompleted || line.IndexOf(Listening, StringComparison.Ordinal) is not (>= 0 and var at)) return;
        _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Split(' ')[0]));
    }
}
