using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>One file of a data set, row by row: plain, or packed with gzip. Never the whole file in memory.</summary>
internal sealed class CsvFile : IDisposable
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly string[] InstantForms =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    private static readonly CsvReaderOptions Form = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        PoolStrings = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly CsvReader reader;
    private readonly string[] header;

    private CsvFile(string name, Stream stream)
    {
        Name = name;
        reader = CsvReader.Create(stream, Form, leaveOpen: false);
        Guarded(reader.ReadHeader);
        header = [.. reader.Headers];
        if (header.Length == 0)
            throw new DataSetException(name, "the file is empty; the first line must name the columns.");
        if (header.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new DataSetException(name, $"the column '{twice.Key}' is there twice.");
    }

    /// <summary>The file's name as it is in the folder.</summary>
    public string Name { get; }

    /// <summary>The line on which the current row starts.</summary>
    public int Line => (int)reader.LineNumber;

    public int Columns => header.Length;

    /// <summary>Opens name.csv or name.csv.gz; null when neither is there.</summary>
    public static CsvFile? OpenIfThere(string folder, string name)
    {
        var plain = Path.Combine(folder, name + ".csv");
        if (File.Exists(plain))
            return new CsvFile(name + ".csv", File.OpenRead(plain));
        var packed = plain + ".gz";
        return File.Exists(packed)
            ? new CsvFile(name + ".csv.gz", new GZipStream(File.OpenRead(packed), CompressionMode.Decompress))
            : null;
    }

    public static CsvFile Open(string folder, string name) =>
        OpenIfThere(folder, name)
        ?? throw new DataSetException(name + ".csv", "the file is missing (as .csv or .csv.gz).");

    /// <summary>Where the column is.</summary>
    public int Column(string column)
    {
        var at = Array.IndexOf(header, column);
        return at >= 0 ? at : throw new DataSetException(Name, $"the column '{column}' is missing.");
    }

    public string ColumnName(int column) => header[column];

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Next()
    {
        var there = false;
        Guarded(() => there = reader.Read());
        return !there || reader.FieldCount == header.Length
            ? there
            : throw Wrong($"there are {reader.FieldCount} cells where the first line has {header.Length}.");
    }

    public bool IsEmpty(int column) => reader.IsEmpty(column);

    public string Text(int column) => reader.GetString(column);

    /// <summary>The cell's text, which must not be blank.</summary>
    public string Required(int column) =>
        string.IsNullOrWhiteSpace(Text(column))
            ? throw Wrong($"the column '{header[column]}' is empty.")
            : Text(column);

    public int Int(int column) =>
        int.TryParse(reader.GetSpan(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"'{Text(column)}' in the column '{header[column]}' is not a whole number.");

    public decimal Decimal(int column) =>
        decimal.TryParse(reader.GetSpan(column), Signed, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"'{Text(column)}' in the column '{header[column]}' is not a number.");

    public decimal? DecimalIfThere(int column) => IsEmpty(column) ? null : Decimal(column);

    public DateOnly Date(int column) =>
        DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", out var value)
            ? value
            : throw Wrong($"'{Text(column)}' in the column '{header[column]}' is not a date like 2026-10-05.");

    public DateTimeOffset Instant(int column) =>
        DateTimeOffset.TryParseExact(
            Text(column), InstantForms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)
            ? value
            : throw Wrong($"'{Text(column)}' in the column '{header[column]}' is not a time like "
                + "2026-10-05T08:30:00Z.");

    /// <summary>What is wrong with the current row.</summary>
    public DataSetException Wrong(string message) => new(Name, Line, message);

    public void Dispose() => reader.Dispose();

    private void Guarded(Action read)
    {
        try
        {
            read();
        }
        catch (CsvFormatException broken)
        {
            throw new DataSetException(
                Name, (int)broken.LineNumber, "a quote is not closed, or stands inside a text without being doubled.");
        }
        catch (InvalidDataException)
        {
            throw new DataSetException(Name, "the file is not packed with gzip, or is damaged.");
        }
    }
}
