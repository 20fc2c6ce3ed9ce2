using System.Globalization;
using Microsoft.AspNetCore.Http;
using Reporting.Domain.Reports;
using Reporting.Files;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>A table of figures, a cell a line, put together by report.</summary>
internal sealed record FigureTable(IReadOnlyList<FigureTable.Item> Items)
{
    private static readonly string[] Needed = ["unit", "regime", "period", "cell", "value"];

    /// <summary>A report's entry, and the lines that it came from.</summary>
    public sealed record Item(EnterFiguresEndpoint.Body Body, IReadOnlyList<(int Line, string Cell)> Lines);

    /// <exception cref="RequestException">It is no such table; the refusal names the line.</exception>
    public static FigureTable Read(string text, NumberFormat numbers, FigureSource source)
    {
        List<string>? names = null;
        var lines = new List<(int Line, string Unit, string Regime, string Period, int Occurrence, string Cell, string Value)>();
        foreach (var (number, fields) in CsvText.Read(text))
        {
            if (fields is null || (names is not null && fields.Count != names.Count))
                throw Malformed(number);
            if (names is null)
            {
                names = [.. fields.Select(name => name.Trim().ToLowerInvariant())];
                if (Needed.Any(name => names.Count(other => other == name) != 1))
                    throw Malformed(number);
                continue;
            }
            string Field(string name) =>
                names.IndexOf(name) is >= 0 and var at ? CsvText.Original(fields[at].Trim()) : "";
            var occurrence = 1;
            if (Field("occurrence") is { Length: > 0 } counted
                && !int.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out occurrence))
                throw Malformed(number);
            lines.Add((number, Field("unit"), Field("regime"), Field("period"), occurrence, Field("cell"), Field("value")));
        }
        if (names is null)
            throw Malformed(1);
        return new FigureTable(
        [
            .. lines.GroupBy(line => (line.Unit, line.Regime, line.Period, line.Occurrence)).Select(report => new Item(
                Body(report.Select(line => (line.Cell, line.Value)), numbers, source) with
                {
                    Unit = report.Key.Unit, Regime = report.Key.Regime, Period = report.Key.Period,
                    Occurrence = report.Key.Occurrence,
                },
                [.. report.Select(line => (line.Line, line.Cell))])),
        ]);
    }

    // A cell that is named twice stays twice: the rules refuse it, with its name.
    private static EnterFiguresEndpoint.Body Body(
        IEnumerable<(string Cell, string Value)> lines, NumberFormat numbers, FigureSource source)
    {
        var cells = new Dictionary<string, Figure>(StringComparer.Ordinal);
        var sections = new Dictionary<string, string?>(StringComparer.Ordinal);
        var nil = new List<string>();
        foreach (var (cell, value) in lines)
        {
            if (value.Equals(WorkbookWriter.Nil, StringComparison.OrdinalIgnoreCase)
                || cells.ContainsKey(cell) || (cell.StartsWith('#') && sections.ContainsKey(cell[1..])))
                nil.Add(cell);
            else if (cell.StartsWith('#'))
                sections[cell[1..]] = value.Length == 0 ? null : value;
            else
                cells[cell] = new Figure(value.Length == 0 ? null : value);
        }
        return new EnterFiguresEndpoint.Body(cells, null, sections, [.. nil], numbers, Source: source);
    }

    private static RequestException Malformed(int line) =>
        new(StatusCodes.Status422UnprocessableEntity, WorkbookRefusals.TableMalformed(line));
}
