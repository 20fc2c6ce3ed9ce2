using System.Diagnostics;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;
using Reporting.Ledger;

namespace Reporting.Faults.Tests.Notaries;

/// <summary>The program ledger-verify, which shares no code with what it judges.</summary>
internal static class Verifier
{
    private const string ConnectionVariable = "LEDGER_VERIFY_CONNECTION";

    /// <summary>Judges a log against its checkpoints, and the store against the log.</summary>
    /// <param name="database">The store.</param>
    /// <param name="log">The log's folder.</param>
    /// <param name="history">Checkpoints of it that somebody kept.</param>
    /// <param name="trust"><c>--vkey KEY</c> or <c>--policy FILE</c>.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<IReadOnlyList<Finding>> Judge(
        string database, string log, string history, string[] trust, CancellationToken ct) =>
    [
        .. await Run(database, ["log", log, "--history", history, .. trust], ct),
        .. await Run(database, ["db", "-", "--log", log, "--history", history, .. trust], ct),
    ];

    /// <summary>The same for the log that a running host keeps in a folder.</summary>
    public static async Task<IReadOnlyList<Finding>> Judge(
        HostProcess host, string database, string ledger, CancellationToken ct)
    {
        using var http = new HttpClient();
        var key = (await http.GetStringAsync(new Uri(host.Address, "/ledger/vkey"), ct)).Trim();
        var log = Directory.EnumerateDirectories(ledger).Single(folder => File.Exists(Path.Combine(folder, LogFolder.CheckpointFile)));
        return await Judge(database, log, Path.Combine(log, LogFolder.HistoryFolder), ["--vkey", key], ct);
    }

    private static async Task<IReadOnlyList<Finding>> Run(string database, string[] words, CancellationToken ct)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "verify", "ledger-verify"), [.. words, "--quiet"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[ConnectionVariable] = database;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 ? []
            : [new Finding("ledger", $"ledger-verify {words[0]} ended with {process.ExitCode}", said.Split('\n'))];
    }
}
