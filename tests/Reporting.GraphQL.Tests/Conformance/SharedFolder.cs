namespace Reporting.GraphQL.Tests.Conformance;

/// <summary>Where the conformance tools are, which are no part of this repository.</summary>
internal static class SharedFolder
{
    /// <summary>A path inside the shared folder, or null where there is none.</summary>
    public static string? Find(string path)
    {
        var folder = Environment.GetEnvironmentVariable("REPORTING_SHARED") ?? BesideTheRoot();
        var found = folder is null ? null : Path.Combine(folder, path);
        return File.Exists(found) ? found : null;
    }

    private static string? BesideTheRoot()
    {
        var at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "ReportingEs.sln")))
            at = Path.GetDirectoryName(at);
        return at is null ? null : Path.Combine(at, "..", "shared");
    }
}
