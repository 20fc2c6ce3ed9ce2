using System.Globalization;

namespace Reporting.Embedded.Tests;

/// <summary>A data folder for one test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory(
        string.Create(CultureInfo.InvariantCulture, $"reporting-test-{Environment.ProcessId}-")).FullName;

    public TemporaryFolder(string inside = "data")
    {
        // Passable for everybody, as data folders usually are; the server's account may be another than the host's.
        File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Path = System.IO.Path.Combine(root, inside);
    }

    public string Path { get; }

    public EmbeddedPostgresOptions Options => new() { DataFolder = Path };

    public void Dispose() => Directory.Delete(root, recursive: true);
}
