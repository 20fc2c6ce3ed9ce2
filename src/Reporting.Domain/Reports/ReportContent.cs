using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Domain.Reports;

/// <summary>What a leader signs, in the canonical form of RFC 8785: keys sorted by UTF-16 code unit, no white space,
/// decimals as strings without trailing zeros. Anybody can build it again from what was accepted.</summary>
public static class ReportContent
{
    /// <summary>SHA-256 over <see cref="Canonical"/>, 64 small hex digits.</summary>
    public static string Hash(Report report) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(report))));

    public static string Canonical(Report report)
    {
        var json = new StringBuilder(512);
        json.Append('{');
        AppendAggregation(json, report.Aggregation);
        AppendAttachments(json, report.Attachments);
        json.Append("\"comments\":{");
        // Comments and cells are kept sorted in ordinal order, which is the order that RFC 8785 asks for.
        foreach (var comment in report.Comments)
            Member(json, comment.Rule, comment.Comment);
        // Reports of forms without such cells have no such member, as before there were any.
        if (report.Details.Count > 0)
        {
            json.Append("},\"details\":{");
            foreach (var detail in report.Details.All)
                Member(json, detail.Cell, detail.Text);
        }
        json.Append("},\"figures\":{");
        foreach (var cell in report.Cells.Figures)
            Member(json, cell.Indicator, FigureText.Normalise(cell.Value).ToString(CultureInfo.InvariantCulture));
        json.Append('}');
        AppendNil(json, report);
        json.Append(",\"period\":");
        Text(json, report.Period);
        json.Append(",\"report\":");
        Text(json, report.ReportId.Value.ToString());
        json.Append(",\"template\":");
        Text(json, report.Template);
        json.Append(CultureInfo.InvariantCulture,
            $",\"templateVersion\":{report.TemplateVersion},\"version\":{report.Version}}}");
        return json.ToString();
    }

    // What it was made from is signed with it, so that a total can be followed to reports that are signed in turn.
    private static void AppendAggregation(StringBuilder json, ReportAggregation? aggregation)
    {
        if (aggregation is null)
            return;
        json.Append("\"aggregation\":{\"contributors\":[");
        foreach (var (i, one) in aggregation.Contributors.Index())
        {
            json.Append(i == 0 ? "{\"contentHash\":" : ",{\"contentHash\":");
            Text(json, one.ContentHash);
            json.Append(",\"report\":");
            Text(json, one.ReportId.Value.ToString());
            json.Append(CultureInfo.InvariantCulture, $",\"version\":{one.Version}}}");
        }
        json.Append(aggregation.IsPartial ? "],\"partial\":true}," : "],\"partial\":false},");
    }

    // By number, which is the order in which they came. Reports without any have no such member, as before there were any.
    private static void AppendAttachments(StringBuilder json, EquatableArray<Attachment> attachments)
    {
        foreach (var (i, attachment) in attachments.Index())
        {
            json.Append(i == 0 ? "\"attachments\":[{\"name\":" : ",{\"name\":");
            Text(json, attachment.Name);
            json.Append(",\"sha256\":");
            Text(json, attachment.Sha256);
            json.Append('}');
        }
        if (attachments.Count > 0)
            json.Append("],");
    }

    private static void AppendNil(StringBuilder json, Report report)
    {
        string[] names =
        [
            .. report.Cells.Figures.Where(cell => cell.IsNil == true).Select(cell => cell.Indicator)
                .Concat(report.Details.All.Where(detail => detail.IsNil == true).Select(detail => detail.Cell))
                .Order(StringComparer.Ordinal),
        ];
        foreach (var (i, name) in names.Index())
        {
            json.Append(i == 0 ? ",\"nil\":[" : ",");
            Text(json, name);
        }
        if (names.Length > 0)
            json.Append(']');
    }

    private static void Member(StringBuilder json, string key, string value)
    {
        if (json[^1] != '{')
            json.Append(',');
        Text(json, key);
        json.Append(':');
        Text(json, value);
    }

    // RFC 8785 section 3.2.2.2: the two-character escapes where JSON has them, \u00xx for other controls, nothing else.
    private static void Text(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\t' => json.Append("\\t"),
                '\n' => json.Append("\\n"),
                '\f' => json.Append("\\f"),
                '\r' => json.Append("\\r"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => json.Append(c),
            };
        }
        json.Append('"');
    }
}
