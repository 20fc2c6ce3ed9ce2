using System.Text.Json;
using Reporting.Domain.Reports;

namespace Reporting.Faults.Tests.Loads;

/// <summary>A report in one form, whether it comes from an answer or from the log.</summary>
internal static class Shown
{
    public static string Of(JsonElement resource) => Line(
        resource.GetProperty("state").GetString()!, resource.GetProperty("version").GetInt32(),
        resource.GetProperty("cells").EnumerateObject().Select(c => (c.Name, c.Value.GetString()!)));

    public static string Of(Report report) => Line(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(report.State.ToString()), report.Version,
        report.Cells.Figures.Select(f => (f.Indicator, f.Value.ToString(null, null))));

    /// <summary>The row of the read model <c>report-status</c> after an event.</summary>
    public static string Row(Report report, string eventType) => Row(
        eventType switch
        {
            "report_signed" => "signed",
            _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(report.State.ToString()),
        },
        report.Version);

    public static string Row(string state, int version) => $"{state} v{version}";

    private static string Line(string state, int version, IEnumerable<(string Indicator, string Value)> cells)
    {
        var figures = cells.OrderBy(c => c.Indicator, StringComparer.Ordinal).Select(c => $"{c.Indicator}={c.Value}");
        return $"{state} v{version} {string.Join(' ', figures)}";
    }
}
