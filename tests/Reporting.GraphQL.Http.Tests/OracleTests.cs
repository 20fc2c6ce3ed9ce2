using System.Diagnostics;
using Reporting.GraphQL.Conformance;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>
/// The short form of what others' tools say of the engine; the long form is <c>tests/conformance --all</c>. Runs where
/// the shared folder with the tools and Node.js are there.
/// </summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData("audit", "/graphql", "")]
    [InlineData("corpus", "/case", "")]
    [InlineData("fuzz", "/graphql", "--count=1000 --seed=1 --no-shrink --show=3")]
    [InlineData("clients", "/graphql", "")]
    [InlineData("introspect", "/graphql", "--expect=schema/fuzz.graphql")]
    public async Task A_tool_that_nobody_here_wrote_finds_nothing(string tool, string path, string arguments)
    {
        Assert.SkipUnless(ConformanceHost.CanStart, "The shared folder with the conformance tools is not there.");
        var folder = await Tools.Installed(TestContext.Current.CancellationToken);
        Assert.SkipWhen(folder is null, "Node.js is not there, or its packages could not be installed.");
        await using var host = await ConformanceHost.Start(0, TestContext.Current.CancellationToken);
        var (exit, output) = await Tools.Run(
            folder!, "node", $"bin/{tool}.mjs {host.Address}{path} {arguments}", TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(exit == 0, $"{tool}:\n{output}");
    }
}

/// <summary>The tools, installed once into a folder of their own beside the other temporary files.</summary>
internal static class Tools
{
    private static readonly SemaphoreSlim s_once = new(1, 1);

    /// <summary>The folder that the tools run in; null where they cannot.</summary>
    public static async Task<string?> Installed(CancellationToken ct)
    {
        await s_once.WaitAsync(ct);
        try
        {
            var source = Path.GetDirectoryName(Path.GetDirectoryName(ConformanceHost.SchemaFile))!;
            var folder = Path.Combine(Path.GetTempPath(), "gql-oracle-" + await Fingerprint(source, ct));
            if (Directory.Exists(Path.Combine(folder, "node_modules", "graphql-ws")))
                return folder;
            Copy(source, folder);
            var (exit, _) = await Run(folder, "npm", "ci --no-audit --no-fund --loglevel=error", ct);
            return exit == 0 ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            s_once.Release();
        }
    }

    // Another state of the tools gets another folder.
    private static async Task<string> Fingerprint(string source, CancellationToken ct)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        foreach (var file in Files(source).Order(StringComparer.Ordinal))
            hash.AppendData(await File.ReadAllBytesAsync(file, ct));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    private static IEnumerable<string> Files(string source) => Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

    private static void Copy(string source, string target)
    {
        foreach (var file in Files(source))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    public static async Task<(int Exit, string Output)> Run(string folder, string program, string arguments, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(ct);
            var output = await process.StandardOutput.ReadToEndAsync(ct) + await errors;
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
