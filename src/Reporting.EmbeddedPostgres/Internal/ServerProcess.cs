using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Reporting.Embedded.Internal;

/// <summary>One run of the server, from its start to its end.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const int KeptLines = 20;

    // Ends with the host, whatever ends the host: the pipe on its input then closes.
    private const string WatchScript =
        """
        exec 2>/dev/null
        read -r _
        if [ "$(readlink "/proc/$1/cwd")" = "$2" ]; then kill -INT "$1"; fi
        if [ -n "$3" ]; then rm -rf -- "$3"; fi
        """;

    private readonly Process server;
    private readonly Process watcher;
    private readonly string cluster;
    private readonly Queue<string> said = new();
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool disposed;

    private ServerProcess(Process server, Process watcher, string cluster)
    {
        (this.server, this.watcher, this.cluster, Pid) = (server, watcher, cluster, server.Id);
        server.Exited += (_, _) => exited.TrySetResult();
        server.EnableRaisingEvents = true;
        server.OutputDataReceived += (_, line) => Keep(line.Data);
        server.ErrorDataReceived += (_, line) => Keep(line.Data);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
    }

    /// <summary>Ends when the server does.</summary>
    public Task Exited => exited.Task;

    public int Pid { get; }

    public static async Task<ServerProcess> Launch(
        Cluster cluster, ServerAddress address, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var line = await cluster.CommandLine(
            cluster.Folder.Cluster,
            data =>
            [
                cluster.Binaries.Postgres, "-D", data,
                .. ServerSettings.Arguments(settings), .. ServerSettings.Arguments(address.Settings),
            ],
            ct);
        // A session of its own: Ctrl-C in the host's terminal must not reach the server before the host is done with
        // it.
        var server = Process.Start(Command.Prepare(["setsid", .. line]))!;
        server.StandardInput.Close();
        var pid = server.Id.ToString(CultureInfo.InvariantCulture);
        var watcher = Process.Start(Command.Prepare(
        [
            "setsid", "sh", "-c", WatchScript, "sh", pid, cluster.Folder.Cluster, address.TemporaryFolder ?? "",
        ]))!;
        return new ServerProcess(server, watcher, cluster.Folder.Cluster);
    }

    /// <summary>
    /// Waits until the server answers. Recovery after a crash may take its time; a server that ended may not.
    /// </summary>
    public async Task Ready(string connectionString, TimeSpan limit, CancellationToken ct)
    {
        var probe = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 };
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(20, ct))
        {
            if (Exited.IsCompleted) throw Messages.StartFailed(await LastWords());
            try
            {
                await using var connection = new NpgsqlConnection(probe.ConnectionString);
                await connection.OpenAsync(ct);
                return;
            }
            catch (NpgsqlException e) when (!IsFinal(e))
            {
                if (since.Elapsed > limit) throw Messages.StartFailed(e.Message);
            }
        }
    }

    public async Task Stop(CancellationToken ct)
    {
        if (!Exited.IsCompleted) ClusterProcesses.Signal(Pid, ClusterProcesses.Interrupt);
        await ClusterProcesses.Stop(cluster, ct);
        // A process that has ended works in no folder any more but is still there until it is waited for.
        await Exited.WaitAsync(TimeSpan.FromSeconds(5), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        if (!watcher.HasExited) watcher.Kill();
        watcher.Dispose();
        server.Dispose();
    }

    // Starting up (57P03) and nobody listening yet pass with time; a wrong password or a missing database doesn't.
    private static bool IsFinal(NpgsqlException e) =>
        e is PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow };

    private async Task<string> LastWords()
    {
        await Task.WhenAny(server.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(1)));
        lock (said) return string.Join(Environment.NewLine, said);
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > KeptLines) said.Dequeue();
        }
    }
}
