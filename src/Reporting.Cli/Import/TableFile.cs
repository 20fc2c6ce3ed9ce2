using System.Globalization;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Reporting.Cli.Import;

/// <summary>A row of a table, with its place.</summary>
/// <param name="Line">As an editor or a spreadsheet counts it.</param>
internal sealed record TableRow(string File, int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The cell of the first of these columns that the table has; empty when it has none of them.</summary>
    public string this[params ReadOnlySpan<string> columns]
    {
        get
        {
            foreach (var column in columns)
            {
                if (Cells.TryGetValue(column, out var cell))
                    return cell;
            }
            return "";
        }
    }
}

/// <summary>A table as it comes: CSV with a comma, or the first sheet of an Excel file. The first line names the
/// columns.</summary>
internal static class TableFile
{
    public static readonly string[] Extensions = [".csv", ".xlsx", ".xls"];

    private static readonly CsvReaderOptions Form = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <exception cref="ImportException">It can't be read.</exception>
    public static IReadOnlyList<TableRow> Read(string path)
    {
        var file = Path.GetFileName(path);
        using var stream = File.OpenRead(path);
        try
        {
            return path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Csv(file, stream) : Excel(file, stream);
        }
        catch (CsvFormatException broken)
        {
            throw new ImportException(
                $"{file}:{broken.LineNumber}: a quote is not closed, or stands inside a text without being doubled. / "
                + "dấu ngoặc kép không được đóng hoặc không được viết đôi.");
        }
        catch (Exception broken) when (broken is ExcelReaderException or InvalidDataException)
        {
            throw new ImportException(
                $"{file}: it is no Excel file, or it is damaged. / không phải tệp Excel hoặc tệp bị hỏng.");
        }
    }

    private static List<TableRow> Csv(string file, Stream stream)
    {
        using var reader = CsvReader.Create(stream, Form, leaveOpen: true);
        reader.ReadHeader();
        // Spreadsheets put a byte order mark before the first name.
        string[] names = [.. reader.Headers.Select(name => name.Trim('\uFEFF', ' '))];
        Check(file, names);
        var rows = new List<TableRow>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            Add(rows, file, (int)reader.LineNumber, names, cells);
        }
        return rows;
    }

    private static List<TableRow> Excel(string file, Stream stream)
    {
        // Old files say which code page their texts are in.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var rows = new List<TableRow>();
        string[]? names = null;
        for (var line = 1; reader.Read(); line++)
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))).ToArray();
            if (names is null)
            {
                names = [.. cells.Select(name => name.Trim())];
                Check(file, [.. names.Where(name => name.Length > 0)]);
            }
            else
            {
                Add(rows, file, line, names, cells);
            }
        }
        return rows;
    }

    private static void Add(List<TableRow> rows, string file, int line, string[] names, string[] cells)
    {
        if (cells.All(string.IsNullOrWhiteSpace))
            return;
        rows.Add(new TableRow(file, line, names.Zip(cells).Where(pair => pair.First.Length > 0)
            .ToDictionary(pair => pair.First, pair => pair.Second.Trim())));
    }

    private static void Check(string file, string[] names)
    {
        if (names.Length == 0)
            throw new ImportException(
                $"{file}: it is empty; the first line must name the columns. / tệp trống; dòng đầu phải là tên cột.");
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ImportException(
                $"{file}: the column '{twice.Key}' is there twice. / cột '{twice.Key}' xuất hiện hai lần.");
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}

/// <summary>Nothing can be imported as it stands; the message says where and why, in both languages.</summary>
internal sealed class ImportException(string message) : Exception(message);

/// <summary>A line that contradicts the rest.</summary>
/// <param name="IsLeftOut">Whether the line is not imported; else only the rest of it counts.</param>
internal sealed record Contradiction(string File, int Line, string English, string Vietnamese, bool IsLeftOut = true)
{
    public static Contradiction Of(TableRow row, string english, string vietnamese, bool isLeftOut = true) =>
        new(row.File, row.Line, english, vietnamese, isLeftOut);

    public override string ToString() => $"{File}:{Line}: {English} / {Vietnamese}";
}
