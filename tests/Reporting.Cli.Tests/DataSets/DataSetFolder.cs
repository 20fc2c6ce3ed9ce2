namespace Reporting.Cli.Tests.DataSets;

/// <summary>A copy of a data set in a temporary folder, to be changed; gone with the test.</summary>
internal sealed class DataSetFolder : IDisposable
{
    public DataSetFolder(string source)
    {
        Path = Directory.CreateTempSubdirectory("reporting-data-set-").FullName;
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
    }

    /// <summary>The project's own data set.</summary>
    public static string Own => System.IO.Path.Combine(RepositoryRoot, "datasets", "ha-noi-mau");

    public string Path { get; }

    public string FilePath(string name) => System.IO.Path.Combine(Path, name);

    public void Replace(string file, string old, string @new)
    {
        var text = File.ReadAllText(FilePath(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(FilePath(file), text.Replace(old, @new, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string RepositoryRoot
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(System.IO.Path.Combine(at.FullName, "ReportingEs.sln")))
                at = at.Parent;
            return at?.FullName ?? throw new DirectoryNotFoundException("no ReportingEs.sln above the tests");
        }
    }
}
