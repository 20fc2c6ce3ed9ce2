using System.Diagnostics;

namespace Reporting.Cli.Tests;

/// <summary>The program, run as a person would run it.</summary>
internal sealed record CommandLine(int ExitCode, string[] Output, string Errors)
{
    public string LastLine => Output[^1];

    public static Task<CommandLine> Run(CancellationToken ct, params string[] arguments) => Run([], arguments, ct);

    public static async Task<CommandLine> Run(
        IEnumerable<(string Name, string Value)> environment, string[] arguments, CancellationToken ct)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "reporting.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new CommandLine(
                process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
