using System.Collections.Immutable;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>reports.csv: every version of every report, in the order in which they were recorded.</summary>
internal static class ReportsFile
{
    private const int FirstIndicator = 6;

    public static ImmutableArray<ReportRow> Read(string folder, KnownCodes known)
    {
        using var file = CsvFile.Open(folder, "reports");
        var columns = Columns.Of(file);
        var indicators = known.IndicatorColumns(file, FirstIndicator);
        var rows = ImmutableArray.CreateBuilder<ReportRow>();
        var versions = new Dictionary<ReportKey, int>();
        while (file.Next())
        {
            var row = new ReportRow(
                file.Line, Key(file, columns, known), file.Int(columns.TemplateVersion), file.Int(columns.Version),
                file.Instant(columns.RecordedAt),
                Figures.Read(file, FirstIndicator, indicators));
            if (rows.Count > 0 && rows[^1].RecordedAt > row.RecordedAt)
                throw file.Wrong(
                    "recorded_at goes back; the rows must stand in the order in which they were recorded.");
            CheckVersion(file, row, versions);
            rows.Add(row);
        }
        return rows.ToImmutable();
    }

    private static ReportKey Key(CsvFile file, Columns columns, KnownCodes known)
    {
        var code = file.Required(columns.Template);
        if (!known.Templates.TryGetValue(code, out var template))
            throw file.Wrong($"the template '{code}' is not in templates.csv.");
        var version = file.Int(columns.TemplateVersion);
        if (template.Versions.All(published => published.Version != version))
            throw file.Wrong($"version {version} of '{code}' is not in template_rows.csv.");
        var period = file.Required(columns.Period);
        if (PeriodText.Kind(period) is var kind && kind != template.PeriodKind)
            throw file.Wrong($"the period '{period}' is not written like a {template.PeriodKind}, as '{code}' has.");
        return new ReportKey(code, known.Unit(file, columns.Unit), period);
    }

    // Numbers may be left out, since not every version that a publisher made need be recorded; but they grow.
    private static void CheckVersion(CsvFile file, ReportRow row, Dictionary<ReportKey, int> versions)
    {
        if (!versions.TryGetValue(row.Key, out var before) && row.Version != 1)
            throw file.Wrong(
                $"report_version is {row.Version} on the first row of this unit and period; it must be 1.");
        if (row.Version <= before)
            throw file.Wrong($"report_version is {row.Version} after {before} of the same unit and period.");
        versions[row.Key] = row.Version;
    }

    private readonly record struct Columns(
        int Template, int TemplateVersion, int Unit, int Period, int Version, int RecordedAt)
    {
        public static Columns Of(CsvFile file)
        {
            var columns = new Columns(
                file.Column("template"), file.Column("template_version"), file.Column("unit"), file.Column("period"),
                file.Column("report_version"), file.Column("recorded_at"));
            int[] all = [columns.Template, columns.TemplateVersion, columns.Unit, columns.Period, columns.Version,
                columns.RecordedAt];
            return all.Max() < FirstIndicator
                ? columns
                : throw file.Wrong("the first six columns must come before the indicators.");
        }
    }
}
