using System.Globalization;
using Reporting.Domain.Indicators;
using Reporting.Domain.Measures;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Files;

namespace Reporting.Write.Reports;

/// <summary>The figures of a report as its document shows them.</summary>
internal static class DocumentTable
{
    // A page upright takes the ordinal, the name, the unit of measure and so many columns.
    private const int UprightMax = 5;

    private static readonly NumberFormatInfo Vietnamese = new()
    {
        NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "-",
    };

    public static PaperTable Of(Report report, TemplateVersion form, IReadOnlyDictionary<string, Indicator> indicators)
    {
        TemplateColumn[] columns =
            [.. (form.Published.Columns ?? []).DefaultIfEmpty(new TemplateColumn("", "Số liệu", CellKind.Number, true))];
        var headers = form.Published.Headers ?? [];
        var levels = headers.Select(header => header.Level).DefaultIfEmpty(0).Max();
        return new PaperTable(
            [
                new PaperColumn(7, PaperAlignment.Centre), new PaperColumn(36, PaperAlignment.Left),
                new PaperColumn(14, PaperAlignment.Centre),
                .. columns.Select(column => new PaperColumn(
                    columns.Length == 1 ? 22 : 15,
                    column.Kind == CellKind.Number ? PaperAlignment.Right : PaperAlignment.Left)),
            ],
            [.. Headings(columns, headers, levels)],
            levels + 1,
            [
                .. form.Rows.Select((row, i) => Row(report, form, indicators, columns, row, i + 1)),
            ],
            columns.Length > UprightMax || form.Published.Layout?.Orientation == PageOrientation.Landscape);
    }

    /// <summary>A number as Vietnamese documents write it, for example 1.234,5.</summary>
    public static string Number(decimal value)
    {
        var text = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        var decimals = text.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? text.Length - dot - 1 : 0;
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Vietnamese);
    }

    private static IEnumerable<PaperHeading> Headings(
        TemplateColumn[] columns, IReadOnlyList<TemplateHeader> headers, int levels)
    {
        yield return new PaperHeading(0, 0, levels + 1, 1, "TT");
        yield return new PaperHeading(0, 1, levels + 1, 1, "Chỉ tiêu");
        yield return new PaperHeading(0, 2, levels + 1, 1, "Đơn vị tính");
        foreach (var header in headers)
        {
            int[] places = [.. columns.Index().Where(c => header.Columns.Contains(c.Item.Code)).Select(c => c.Index)];
            if (places.Length > 0)
                yield return new PaperHeading(header.Level - 1, 3 + places[0], 1, places[^1] - places[0] + 1, header.Text);
        }
        foreach (var (i, column) in columns.Index())
        {
            // A column's name goes up to the lowest heading over it.
            var under = headers.Where(h => h.Columns.Contains(column.Code)).Select(h => h.Level).DefaultIfEmpty(0).Max();
            yield return new PaperHeading(under, 3 + i, levels + 1 - under, 1, column.Name);
        }
    }

    private static string[] Row(
        Report report, TemplateVersion form, IReadOnlyDictionary<string, Indicator> indicators, TemplateColumn[] columns,
        TemplateRow row, int number)
    {
        var definition = indicators[row.Indicator].Definition;
        return
        [
            number.ToString(CultureInfo.InvariantCulture),
            definition?.NameVi ?? definition?.Name ?? row.Indicator,
            Measure(row.UnitOfMeasure ?? definition?.UnitOfMeasure ?? ""),
            .. columns.Select(column => Text(
                report, form.Cell(row.Indicator, column.Code.Length == 0 ? null : column.Code))),
        ];
    }

    private static string Measure(string code) => UnitsOfMeasure.Find(code)?.NameVi ?? code;

    private static string Text(Report report, CellDefinition? cell)
    {
        if (cell is null || ReportWorkbook.Value(report, cell.Name) is not { } value)
            return "";
        if (value.IsNil)
            return WorkbookWriter.Nil;
        return cell.Kind == CellKind.Number && decimal.TryParse(
            value.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Number(number)
            : cell.Kind == CellKind.Date && DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", out var day)
                ? Domain.Calendars.PeriodWords.Day(day)
            : value.Text;
    }
}
