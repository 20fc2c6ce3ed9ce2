using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Reporting.Domain;

namespace Reporting.Files;

/// <summary>Reads workbooks from anywhere, hostile ones included, into plain values: formulas are their last
/// values.</summary>
public static class WorkbookReader
{
    public const long LengthMax = 10L * 1024 * 1024;
    private const int CellsMax = 300_000;

    // The library asks for the code pages of old workbooks before it knows that it won't need one.
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The sheets by name, each its values by address; or why the file is refused.</summary>
    internal static (WorkbookValues?, Refusal?) Read(Stream bytes)
    {
        try
        {
            if (FileType.Of(bytes) != FileType.Xlsx)
                return (null, WorkbookRefusals.NotAWorkbook());
            var values = new WorkbookValues();
            using (var archive = new BoundedArchive(bytes))
            {
                if (OfficeText.HasActiveContent(archive))
                    return (null, WorkbookRefusals.ActiveContent());
                foreach (var name in archive.Names.Where(name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
                    LookThrough(archive, name, values.Faulty);
                archive.Measure();
            }
            bytes.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(
                bytes, new ExcelReaderConfiguration { LeaveOpen = true });
            return Fill(values, reader) ? (values, null) : (null, WorkbookRefusals.TooManyCells(CellsMax));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or ExcelReaderException or EndOfStreamException
            or FormatException or OverflowException or ArgumentException or KeyNotFoundException)
        {
            return (null, WorkbookRefusals.Unreadable());
        }
    }

    // No document types, and the cells that hold an error instead of a value: the reader shows those as empty.
    private static void LookThrough(BoundedArchive archive, string name, HashSet<string> faulty)
    {
        using var xml = archive.Xml(name);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" } && xml.GetAttribute("t") == "e"
                && xml.GetAttribute("r") is { } address)
                faulty.Add(address);
        }
    }

    private static bool Fill(WorkbookValues values, IExcelDataReader reader)
    {
        var count = 0;
        do
        {
            var sheet = values.Sheet(reader.Name);
            for (var row = 1; reader.Read(); row++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    if (reader.GetValue(column) is not { } value)
                        continue;
                    if (++count > CellsMax)
                        return false;
                    sheet[WorkbookLayout.Address(column + 1, row)] = value;
                }
            }
        }
        while (reader.NextResult());
        return true;
    }
}

/// <summary>The values of a workbook.</summary>
internal sealed class WorkbookValues
{
    private readonly Dictionary<string, Dictionary<string, object>> sheets = new(StringComparer.Ordinal);

    /// <summary>Addresses of cells with an error such as #REF!.</summary>
    public HashSet<string> Faulty { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, object> Sheet(string name)
    {
        if (!sheets.TryGetValue(name, out var sheet))
            sheets[name] = sheet = new Dictionary<string, object>(StringComparer.Ordinal);
        return sheet;
    }

    public object? At(string sheet, string address) => sheets.GetValueOrDefault(sheet)?.GetValueOrDefault(address);

    public string Text(string sheet, int column, int row) =>
        At(sheet, WorkbookLayout.Address(column, row)) is { } value
            ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)! : "";
}
