namespace Reporting.Signatures.Tests;

/// <summary>A file that could not be brought to the disk is an error, which the framework's own flushing hides.</summary>
public sealed class DurableFileTests : IDisposable
{
    private const string Fails = "SIGNATURES_FSYNC_FAILS";

    private readonly string folder = Directory.CreateTempSubdirectory("reporting-durable-").FullName;

    [Fact]
    public void J1_a_file_is_written_whole_with_its_mode()
    {
        var file = Path.Combine(folder, "list.crl");
        DurableFile.Write(file, "first"u8, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        DurableFile.Write(file, "second"u8, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal("second", File.ReadAllText(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("EIO", "Input/output error")]
    [InlineData("ENOSPC", "No space left on device")]
    public async Task J1_a_disk_that_does_not_sync_is_told(string error, string words)
    {
        Assert.SkipWhen(Openssl.Find("strace") is null, "strace is not installed.");
        // This program again, with each fsync failing; it then runs the test below.
        var (code, output) = await Openssl.Try(
            "strace", folder, new Dictionary<string, string> { [Fails] = words },
            "-f", "-qq", "-e", "trace=fsync", "-e", $"inject=fsync:error={error}", "-o", "trace", Environment.ProcessPath!,
            "-noColor", "-method", $"*{nameof(J1_what_is_not_synced_is_an_error_and_leaves_nothing)}");
        Assert.SkipWhen(output.Contains("ptrace", StringComparison.Ordinal), "strace may not trace here.");
        Assert.True(code == 0, output);
        Assert.Contains("Failed: 0, Skipped: 0", output);
        Assert.Contains($"{error} ", await File.ReadAllTextAsync(Path.Combine(folder, "trace"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void J1_what_is_not_synced_is_an_error_and_leaves_nothing()
    {
        var words = Environment.GetEnvironmentVariable(Fails);
        var file = Path.Combine(folder, "list.crl");
        if (words is null)
        {
            DurableFile.Write(file, "list"u8, UnixFileMode.UserRead);
            Assert.True(File.Exists(file));
            return;
        }

        var error = Assert.Throws<IOException>(() => DurableFile.Write(file, "list"u8, UnixFileMode.UserRead));
        Assert.Contains(words, error.Message);
        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
