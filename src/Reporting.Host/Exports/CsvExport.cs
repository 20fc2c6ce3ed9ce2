using System.Text;

namespace Reporting.Host.Exports;

/// <summary>CSV as RFC 4180 has it, in UTF-8 with the mark that spreadsheets look for.</summary>
internal static class CsvExport
{
    public const string MediaType = "text/csv; charset=utf-8";

    public static async Task Write(
        Stream to, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?[]>> pages, CancellationToken ct)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Line(columns));
        await foreach (var page in pages.WithCancellation(ct))
        {
            foreach (var row in page)
                await writer.WriteAsync(Line(row.Select(CellText.Harmless)));
            await writer.FlushAsync(ct);
        }
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
