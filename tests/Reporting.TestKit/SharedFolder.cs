namespace Reporting.TestKit;

/// <summary>
/// The folder with reference data that may lie beside the repository; a clone that stands alone does without it. Found
/// by REPORTING_SHARED, else as ../shared beside the repository's root.
/// </summary>
public static class SharedFolder
{
    /// <summary>For <c>Assert.SkipUnless(SharedFolder.Find() is not null, SharedFolder.SkipReason)</c>.</summary>
    public const string SkipReason = "needs the shared folder (REPORTING_SHARED, or ../shared beside the repository)";

    /// <summary>
    /// The folder, or, where <paramref name="inside"/> is given, that path in it; null where it isn't there.
    /// </summary>
    public static string? Find(string inside = "")
    {
        var named = Environment.GetEnvironmentVariable("REPORTING_SHARED");
        var shared = string.IsNullOrEmpty(named) ? BesideTheRepository() : named;
        if (shared is null) return null;
        var path = Path.GetFullPath(Path.Combine(shared, inside));
        return Path.Exists(path) ? path : null;
    }

    private static string? BesideTheRepository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(at.FullName + "/ReportingEs.sln")) return at.FullName + "/../shared";
        }
        return null;
    }
}
