using System.Diagnostics;

namespace Reporting.Embedded.Internal;

/// <summary>Runs a short program to its end.</summary>
internal static class Command
{
    public sealed record Result(int ExitCode, string Output, string Errors)
    {
        public string Said => (Errors + Output).Trim();
    }

    public static ProcessStartInfo Prepare(IEnumerable<string> line)
    {
        // By env, which looks on PATH only: .NET looks in the current folder first, and one with a program called "test"
        // in it is nothing unusual.
        var start = new ProcessStartInfo("/usr/bin/env", line)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The folder the host was started in may be one that the system user can't enter.
            WorkingDirectory = "/",
        };
        // PGDATA, PGPORT and their like belong to the operator's other servers.
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C.UTF-8";
        // Root's PATH after a plain su has no useradd.
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/usr/bin:/sbin:/bin";
        return start;
    }

    public static async Task<Result> Run(IEnumerable<string> line, CancellationToken ct)
    {
        using var process = Process.Start(Prepare(line))!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new Result(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal) || name.StartsWith("LC_", StringComparison.Ordinal)
        || name is "LANG" or "LANGUAGE";
}
