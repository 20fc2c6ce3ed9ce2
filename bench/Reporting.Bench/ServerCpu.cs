using System.Globalization;
using Npgsql;

namespace Reporting.Bench;

/// <summary>The CPU time of a PostgreSQL server on this machine: its postmaster, the processes it has, and those it had.</summary>
internal sealed class ServerCpu
{
    private const double TicksPerSecond = 100; // USER_HZ, the unit of /proc on Linux.

    private readonly int? _postmaster;

    private ServerCpu(int? postmaster) => _postmaster = postmaster;

    public static async Task<ServerCpu> Of(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync(ct))!;
        // A server elsewhere, or in another process namespace, has no such process here.
        return new ServerCpu(Stat(backend) is { } stat && IsPostgres(backend) ? stat.Parent : null);
    }

    /// <summary>Seconds so far, or null where the server's processes can't be seen.</summary>
    public double? Seconds()
    {
        if (_postmaster is not { } postmaster || Stat(postmaster) is not { } own) return null;
        var ticks = own.Ticks + own.ChildTicks;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var pid) && Stat(pid) is { } stat && stat.Parent == postmaster)
            {
                ticks += stat.Ticks;
            }
        }

        return ticks / TicksPerSecond;
    }

    private static bool IsPostgres(int pid) =>
        File.ReadAllText($"/proc/{pid}/stat").Contains("(postgres)", StringComparison.Ordinal);

    private static (int Parent, long Ticks, long ChildTicks)? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), Field(11) + Field(12), Field(13) + Field(14));
            long Field(int i) => long.Parse(fields[i], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null; // It ended meanwhile.
        }
    }
}
