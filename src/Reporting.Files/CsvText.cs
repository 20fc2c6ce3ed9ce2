using System.Text;

namespace Reporting.Files;

/// <summary>Comma-separated values (RFC 4180), safe to be opened by a spreadsheet program.</summary>
public static class CsvText
{
    /// <summary>A line; fields are quoted where they must be.</summary>
    public static string Line(params IEnumerable<string> fields) =>
        string.Join(',', fields.Select(Quoted)) + "\r\n";

    /// <summary>A text that a spreadsheet program would take for a formula gets an apostrophe before it; a number
    /// does not.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && IsTrigger(text[0]) && !IsNumber(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Harmless"/>.</summary>
    public static string Original(string text) =>
        text.Length > 1 && text[0] == '\'' && IsTrigger(text[1]) ? text[1..] : text;

    /// <summary>The lines; a line without anything is passed over.</summary>
    /// <returns>Each line with its number, from 1; a field list of null where a quotation does not end.</returns>
    public static IEnumerable<(int Number, List<string>? Fields)> Read(string text)
    {
        var (fields, field, line, start, quoted) = (new List<string>(), new StringBuilder(), 1, 1, false);
        for (var at = text.StartsWith('\ufeff') ? 1 : 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n')
                line++;
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"')
                field.Append(text[++at]);
            else if (c == '"' && (quoted || field.Length == 0))
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                field.Append(c);
            else if (c == ',')
                Next();
            else if (c == '\n')
            {
                Next();
                if (fields is not [""])
                    yield return (start, fields);
                (fields, start) = ([], line);
            }
        }
        Next();
        if (quoted)
            yield return (start, null);
        else if (fields is not [""])
            yield return (start, fields);

        void Next()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }

    private static bool IsTrigger(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static bool IsNumber(string text) => decimal.TryParse(
        text, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint,
        System.Globalization.CultureInfo.InvariantCulture, out _);

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
