using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Reporting.EventStore.Tests.Schedules;

/// <summary>The other end of a process that appends step by step.</summary>
internal sealed class Racer : IAsyncDisposable
{
    private readonly Process _process;
    private Task<string>? _reply;

    public Racer(string connectionString)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Reporting.EventStore.Racer");
        _process = Process.Start(new ProcessStartInfo(program, [connectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public int BackendPid { get; private set; }

    public bool IsWaiting => _reply is not null;

    /// <summary>The process stands still, with everything it holds, until it is told to go on.</summary>
    public Task Stall() => Signal("-STOP");

    public Task GoOn() => Signal("-CONT");

    public async Task Open(CancellationToken ct)
    {
        Send("open");
        BackendPid = int.Parse((await Reply(ct)).Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public void Send(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        _reply = _process.StandardOutput.ReadLineAsync()!;
    }

    /// <summary>The answer to the last step, however long another process keeps it waiting.</summary>
    public async Task<string> Reply(CancellationToken ct)
    {
        var answer = await _reply!.WaitAsync(TimeSpan.FromSeconds(30), ct);
        _reply = null;
        return answer ?? throw new InvalidOperationException("The racer ended.");
    }

    /// <summary>The answer, or null when the server says that the step waits for another process.</summary>
    public async Task<string?> ReplyUnlessBlocked(NpgsqlDataSource db, CancellationToken ct)
    {
        while (true)
        {
            if (await Task.WhenAny(_reply!, Task.Delay(2, ct)) == _reply) return await Reply(ct);
            await using var command = db.CreateCommand("select cardinality(pg_blocking_pids($1)) > 0");
            command.Parameters.Add(new() { Value = BackendPid });
            if ((bool)(await command.ExecuteScalarAsync(ct))! && !_reply!.IsCompleted) return null;
        }
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
