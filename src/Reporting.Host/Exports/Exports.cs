using Reporting.Read.Reading;

namespace Reporting.Host.Exports;

/// <summary>What can be exported: the answers, with the columns of their citation (F3).</summary>
internal static class Exports
{
    private static readonly Dictionary<string, Func<ExportQuestion, Task<Answer<Export>>>> Known = new()
    {
        ["figures"] = FigureExports.Figures,
        ["figure-history"] = FigureExports.History,
        ["passport"] = PassportExports.Steps,
        ["reports-below"] = PassportExports.ReportsBelow,
        ["aggregates"] = SumExports.Aggregates,
        ["contributions"] = SumExports.Contributions,
        ["outliers"] = OutlierExport.Outliers,
        ["aggregated-reports"] = ReportExports.AggregatedReports,
        ["reports"] = ReportExports.Reports,
        ["status-matrix"] = MatrixExport.Matrix,
        ["signatures"] = ReportExports.Signatures,
        ["lateness"] = ComplianceExports.Lateness,
        ["compliance"] = ComplianceExports.Compliance,
        ["ranking"] = ComplianceExports.Ranking,
        ["compliance-points"] = ComplianceExports.Points,
        ["usage-reports"] = ComplianceExports.Usage,
        ["complaints"] = ListExports.Complaints,
        ["publications"] = ListExports.Publications,
        ["indicators"] = ListExports.Indicators,
        ["units"] = ListExports.Units,
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static Func<ExportQuestion, Task<Answer<Export>>>? Find(string name) => Known.GetValueOrDefault(name);

    public static Task<Answer<Export>> Given(Export export) => Task.FromResult<Answer<Export>>(export);

    /// <summary>How a signature is judged, or that nothing was signed with a certificate.</summary>
    public static string Judged(string? signature) => signature ?? "none";
}
