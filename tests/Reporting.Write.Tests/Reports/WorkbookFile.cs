using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Reporting.Write.Tests.Reports;

/// <summary>A workbook as a person, another program or an attacker changes it.</summary>
internal static class WorkbookFile
{
    public static byte[] Typed(byte[] file, params (string Sheet, string Address, string Text)[] typed) =>
        Changed(file, book =>
        {
            foreach (var (sheet, address, text) in typed)
            {
                var cell = Cell(book, sheet, address);
                cell.DataType = CellValues.InlineString;
                cell.CellValue = null;
                cell.InlineString = new InlineString(new Text(text));
            }
        });

    public static byte[] Changed(byte[] file, Action<SpreadsheetDocument> change)
    {
        var bytes = new MemoryStream();
        bytes.Write(file);
        using (var book = SpreadsheetDocument.Open(bytes, true))
            change(book);
        return bytes.ToArray();
    }

    public static WorksheetPart Sheet(SpreadsheetDocument book, string name) =>
        (WorksheetPart)book.WorkbookPart!.GetPartById(
            book.WorkbookPart.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!);

    public static Cell Cell(SpreadsheetDocument book, string sheet, string address) =>
        Sheet(book, sheet).Worksheet.Descendants<Cell>().Single(cell => cell.CellReference == address);

    public static string At(SpreadsheetDocument book, string sheet, string address) => Cell(book, sheet, address).InnerText;

    public static byte[] With(byte[] file, string name, string content)
    {
        var bytes = new MemoryStream();
        bytes.Write(file);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        using (var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open()))
            writer.Write(content);
        return bytes.ToArray();
    }
}
