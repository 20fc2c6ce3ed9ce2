using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Reporting.Domain.Templates;

namespace Reporting.Files;

/// <summary>Writes a report's workbook: headings, units of measure, cells to fill in, and beside them on a hidden sheet
/// what it belongs to, so that it comes back to the same report in the same form.</summary>
public static class WorkbookWriter
{
    /// <summary>What says in a number's cell that nothing arose.</summary>
    public const string Nil = "KPS";

    // A double keeps so many digits; a longer figure goes as text, exact.
    private const int DigitsMax = 15;

    private static readonly string[] FormHeadings = ["TT", "Mã chỉ tiêu", "Tên chỉ tiêu", "Đơn vị tính"];
    private static readonly string[] SectionHeadings = ["Mã mục", "Tên mục", "Nội dung"];
    private static readonly string[] CommentHeadings = ["Quy tắc", "Nội dung", "Giải trình"];

    public static byte[] Write(WorkbookReport report)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Make();
            var sheets = book.Workbook.AppendChild(new Sheets());
            var layout = new WorkbookLayout(report.Form);
            Add(book, sheets, WorkbookLayout.FormSheet, FormSheet(report, layout));
            if (report.Form.Sections.Count > 0)
                Add(book, sheets, WorkbookLayout.SectionSheet, SectionSheet(report, layout));
            if (report.Rules.Count > 0)
                Add(book, sheets, WorkbookLayout.CommentSheet, CommentSheet(report));
            Add(book, sheets, WorkbookLayout.KeySheet, KeySheet(report, layout), SheetStateValues.VeryHidden);
        }
        return bytes.ToArray();
    }

    private static void Add(
        WorkbookPart book, Sheets sheets, string name, WorkbookSheet sheet, SheetStateValues state = SheetStateValues.Visible)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet.Make();
        sheets.AppendChild(new Sheet
        {
            Id = book.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = name, State = state,
        });
    }

    private static WorkbookSheet FormSheet(WorkbookReport report, WorkbookLayout layout)
    {
        var sheet = new WorkbookSheet();
        var last = WorkbookLayout.FirstColumn + layout.Columns.Count - 1;
        var form = report.Form.Published;
        sheet.Text(1, 1, form.Layout?.Heading ?? form.Name, WorkbookStyles.Title);
        sheet.Text(1, 2, $"Đơn vị: {report.Unit}. Kỳ báo cáo: {report.Period}");
        sheet.Text(1, 3, $"Biểu mẫu {form.Template}, phiên bản {form.Version}. Mã báo cáo: {report.Report}");
        for (var row = 1; row <= 3; row++)
            sheet.Merge(1, row, last, row);
        foreach (var (i, name) in FormHeadings.Index())
        {
            sheet.Text(i + 1, WorkbookLayout.HeaderTop, name, WorkbookStyles.Header);
            sheet.Merge(i + 1, WorkbookLayout.HeaderTop, i + 1, layout.NameRow);
        }
        foreach (var header in form.Headers ?? [])
            Heading(sheet, layout, header);
        foreach (var (j, column) in layout.Columns.Index())
        {
            sheet.Text(WorkbookLayout.FirstColumn + j, layout.NameRow, column.Name, WorkbookStyles.Header);
            sheet.Text(WorkbookLayout.FirstColumn + j, layout.CodeRow, column.Code);
        }
        sheet.Hide(layout.CodeRow);
        foreach (var (i, row) in form.Rows.Index())
        {
            var (name, measure) = report.Rows(row.Indicator);
            sheet.Text(1, layout.CodeRow + 1 + i, row.Order.ToString(CultureInfo.InvariantCulture));
            sheet.Text(2, layout.CodeRow + 1 + i, row.Indicator);
            sheet.Text(3, layout.CodeRow + 1 + i, name);
            sheet.Text(4, layout.CodeRow + 1 + i, measure);
        }
        foreach (var place in layout.Places.Where(place => place.Sheet == WorkbookLayout.FormSheet))
            Value(sheet, place, report);
        return sheet;
    }

    private static void Heading(WorkbookSheet sheet, WorkbookLayout layout, TemplateHeader header)
    {
        int[] places = [.. layout.Columns.Index().Where(c => header.Columns.Contains(c.Item.Code))
            .Select(c => WorkbookLayout.FirstColumn + c.Index)];
        if (places.Length == 0)
            return;
        var row = WorkbookLayout.HeaderTop + header.Level - 1;
        sheet.Text(places[0], row, header.Text, WorkbookStyles.Header);
        sheet.Merge(places[0], row, places[^1], row);
    }

    private static void Value(WorkbookSheet sheet, WorkbookPlace place, WorkbookReport report)
    {
        var isOpen = place.Cell.Formula is null && report.IsOpen(place.Cell.Name);
        var style = isOpen ? WorkbookStyles.Open : WorkbookStyles.Locked;
        var value = report.Value(place.Cell.Name);
        if (value is { IsNil: true } && place.Cell.Kind == CellKind.Number)
            sheet.Text(place.Column, place.Row, Nil, style);
        else if (value is null)
            sheet.Blank(place.Column, place.Row, style);
        else if (place.Cell.Kind == CellKind.Number && value.Text.Count(char.IsAsciiDigit) <= DigitsMax)
            sheet.Number(place.Column, place.Row, value.Text, style);
        else
            sheet.Text(place.Column, place.Row, value.Text, style);
    }

    private static WorkbookSheet SectionSheet(WorkbookReport report, WorkbookLayout layout)
    {
        var sheet = new WorkbookSheet();
        foreach (var (i, name) in SectionHeadings.Index())
            sheet.Text(i + 1, 1, name, WorkbookStyles.Header);
        foreach (var (i, section) in report.Form.Sections.Index())
        {
            sheet.Text(1, WorkbookLayout.SectionRow(i), section.Code);
            sheet.Text(2, WorkbookLayout.SectionRow(i), section.Title);
        }
        foreach (var place in layout.Places.Where(place => place.Sheet == WorkbookLayout.SectionSheet))
            Value(sheet, place, report);
        return sheet;
    }

    private static WorkbookSheet CommentSheet(WorkbookReport report)
    {
        var sheet = new WorkbookSheet();
        foreach (var (i, name) in CommentHeadings.Index())
            sheet.Text(i + 1, 1, name, WorkbookStyles.Header);
        foreach (var (i, rule) in report.Rules.Index())
        {
            sheet.Text(1, i + 2, rule.Rule);
            sheet.Text(2, i + 2, rule.Message);
            sheet.Text(3, i + 2, rule.Comment ?? "", WorkbookStyles.Open);
        }
        return sheet;
    }

    // Not secret and not trusted: the places are compared with the form's, the values only tell what was there.
    private static WorkbookSheet KeySheet(WorkbookReport report, WorkbookLayout layout)
    {
        var sheet = new WorkbookSheet();
        (string, string)[] keys =
        [
            ("report", report.Report.ToString()), ("template", report.Form.Template),
            ("templateVersion", report.Form.Version.ToString(CultureInfo.InvariantCulture)),
            ("basedOn", report.BasedOn.ToString(CultureInfo.InvariantCulture)),
        ];
        foreach (var (i, (key, value)) in keys.Index())
        {
            sheet.Text(1, i + 1, key);
            sheet.Text(2, i + 1, value);
        }
        foreach (var (i, place) in layout.Places.Index())
        {
            var value = report.Value(place.Cell.Name);
            sheet.Text(1, keys.Length + 1 + i, "cell");
            sheet.Text(2, keys.Length + 1 + i, place.Cell.Name);
            sheet.Text(3, keys.Length + 1 + i, place.Address);
            sheet.Text(4, keys.Length + 1 + i, value is null ? "" : value.IsNil ? "nil" : "value");
            sheet.Text(5, keys.Length + 1 + i, value?.Text ?? "");
        }
        return sheet;
    }
}
