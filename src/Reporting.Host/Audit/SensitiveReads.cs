namespace Reporting.Host.Audit;

/// <summary>Which reads are sensitive, as the operator's file <c>sensitive-reads.csv</c> in the data folder says; without one, as
/// the program's own does.</summary>
/// <param name="What">Operation ids of routes, and <c>query</c> with a root field of GraphQL.</param>
public sealed record SensitiveReads(IReadOnlySet<string> What)
{
    public const string FileName = "sensitive-reads.csv";

    private const string Resource = "Reporting.Host.Audit." + FileName;

    /// <exception cref="HostRefusedException">The operator's file can't be read.</exception>
    public static SensitiveReads Of(string dataFolder)
    {
        var own = Path.Combine(dataFolder, FileName);
        try
        {
            return File.Exists(own) ? Parse(File.ReadAllText(own)) : Default();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostRefusedException($"{own} can't be read: {e.Message}");
        }
    }

    public static SensitiveReads Default()
    {
        using var file = new StreamReader(typeof(SensitiveReads).Assembly.GetManifestResourceStream(Resource)!);
        return Parse(file.ReadToEnd());
    }

    public static SensitiveReads Parse(string csv) => new(csv.Split('\n')
        .Select(line => line.Split(';')[0].Trim()).Where(what => what.Length > 0 && what[0] != '#').ToHashSet());
}
