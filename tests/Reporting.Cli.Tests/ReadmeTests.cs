using System.Diagnostics;
using System.Text.RegularExpressions;
using Reporting.Cli.Demo;
using Reporting.Cli.Replay;
using Reporting.Host;

namespace Reporting.Cli.Tests;

/// <summary>What the README lets a newcomer type works as it stands, against the demo's server.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "reporting-readme-" + Path.GetRandomFileName());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ten_minutes_of_the_README_run_as_printed()
    {
        var options = await DemoStore.Prepare(
            new HostOptions { DataFolder = folder, Url = "http://127.0.0.1:0" },
            new Screen(TextWriter.Null, TextWriter.Null, isTerminal: false), Ct);
        await using var host = await ReportingHost.Build(options, Ct);
        await host.Start(Ct);

        var (output, errors) = await Typed(host.Url);

        Assert.Empty(errors);
        Assert.DoesNotContain("\"errors\"", output, StringComparison.Ordinal);
        // The one that the README calls refused: a wrong sum.
        Assert.Equal(["422"], Status().Matches(output).Select(match => match.Groups[1].Value));
        Assert.Contains("\"code\":\"report.constraint-broken\"", output, StringComparison.Ordinal);
        // The accepted sum, its correction, and a total as known before and after one.
        Assert.Contains("\"value\":9.75,\"contributors\":1,\"missing\":0", output, StringComparison.Ordinal);
        Assert.Contains("\"value\":10,\"previousValue\":9.75", output, StringComparison.Ordinal);
        Assert.Contains("\"before\":{\"rows\":[{\"value\":114.157}]}", output, StringComparison.Ordinal);
        Assert.Contains("\"after\":{\"rows\":[{\"value\":114.612}]}", output, StringComparison.Ordinal);
    }

    private async Task<(string Output, string Errors)> Typed(string url)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Root(), "README.md"), Ct);
        var from = readme.IndexOf("## Ten minutes", StringComparison.Ordinal);
        var part = readme[from..readme.IndexOf("\n## ", from, StringComparison.Ordinal)];
        var program = $"dotnet exec '{Path.Combine(AppContext.BaseDirectory, "reporting.dll")}'";
        var script = string.Join('\n', Block().Matches(part).Select(block => block.Groups[1].Value))
            .Replace("http://127.0.0.1:8080", url, StringComparison.Ordinal);
        script = OwnCommand().Replace(script, match =>
            // Signing has nothing to do with a store.
            match.Groups[1].Value == "sign" ? $"{program} sign" : $"{program} {match.Groups[1].Value} --data '{folder}'");
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var shell = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        await shell.StandardInput.WriteAsync(script.AsMemory(), Ct);
        shell.StandardInput.Close();
        var errors = shell.StandardError.ReadToEndAsync(Ct);
        var output = await shell.StandardOutput.ReadToEndAsync(Ct);
        await shell.WaitForExitAsync(Ct);
        Assert.True(shell.ExitCode == 0, $"Ended with {shell.ExitCode}:\n{output}\n{await errors}");
        return (output, await errors);
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ReportingEs.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No ReportingEs.sln above the tests.");
        return root.FullName;
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\./reporting (\w+)")]
    private static partial Regex OwnCommand();

    [GeneratedRegex("\"status\":([4-9][0-9]{2})")]
    private static partial Regex Status();
}
