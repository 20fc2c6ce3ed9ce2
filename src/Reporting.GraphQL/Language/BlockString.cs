namespace Reporting.GraphQL.Language;

/// <summary>Reading and printing of block strings. Spec 2.10.4 String Value, BlockStringValue(rawValue).</summary>
internal static class BlockString
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    /// <summary>Takes away the common indent and the blank first and last lines.</summary>
    public static string Dedent(string raw)
    {
        var lines = raw.Split(LineEnds, StringSplitOptions.None);
        var common = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = Indent(lines[i]);
            if (indent == lines[i].Length)
                continue;
            first = first < 0 ? i : first;
            last = i;
            if (i != 0 && indent < common)
                common = indent;
        }
        if (first < 0)
            return "";
        for (var i = 1; i < lines.Length; i++)
            lines[i] = common >= lines[i].Length ? "" : lines[i][common..];
        return string.Join('\n', lines[first..(last + 1)]);
    }

    private static int Indent(string line)
    {
        var at = 0;
        while (at < line.Length && line[at] is ' ' or '\t')
            at++;
        return at;
    }

    /// <summary>
    /// Whether a block string can say the text: no control characters, no blank first or last line, no common indent.
    /// </summary>
    public static bool IsPrintable(string value)
    {
        if (value.Length == 0)
            return true;
        if (value.Any(unit => unit is < '\u0020' and not ('\t' or '\n')))
            return false;
        var lines = value.Split('\n');
        if (Indent(lines[0]) == lines[0].Length || Indent(lines[^1]) == lines[^1].Length)
            return false;
        var rest = lines.Skip(1).Where(line => Indent(line) < line.Length).ToList();
        return rest.Count == 0 || rest.Exists(line => Indent(line) == 0);
    }

    /// <summary>Prints as graphql-js does, so that the printed text reads back as the same value.</summary>
    public static string Print(string value, bool minimize = false)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split(LineEnds, StringSplitOptions.None);
        var isSingleLine = lines.Length == 1;
        // Where no line but the first is free of indent, the first one must stand on a line of its own.
        var needsLeading = lines.Length > 1 && lines.Skip(1).All(line => line.Length == 0 || line[0] is ' ' or '\t');
        var endsInTripleQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var endsInQuote = value.EndsWith('"') && !endsInTripleQuotes;
        var endsInBackslash = value.EndsWith('\\');
        var needsTrailing = endsInQuote || endsInBackslash;
        var asMultipleLines = !minimize
            && (!isSingleLine || value.Length > 70 || needsTrailing || needsLeading || endsInTripleQuotes);
        var skipLeading = isSingleLine && value.Length > 0 && value[0] is ' ' or '\t';
        var result = (asMultipleLines && !skipLeading) || needsLeading ? "\n" : "";
        result += escaped;
        if (asMultipleLines || needsTrailing)
            result += "\n";
        return "\"\"\"" + result + "\"\"\"";
    }
}
