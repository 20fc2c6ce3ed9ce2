using System.Globalization;

namespace Reporting.Files;

/// <summary>The lines of text in a page's contents (ISO 32000-2, 9.4), as the bytes that its fonts give a meaning.</summary>
internal sealed class PdfLines
{
    // So much space between two strings of one array is a blank between words, in thousandths of the font's size.
    private const double WordGap = -180;

    private readonly string text;
    private readonly List<byte[]> line = [];
    private readonly List<double> numbers = [];
    private readonly List<byte[]> strings = [];
    private readonly Stack<double> saved = new();
    private readonly List<List<byte[]>> lines = [];
    private double shift, height, shown;

    private PdfLines(string text) => this.text = text;

    public static List<List<byte[]>> Of(string text) => new PdfLines(text).Read();

    private List<List<byte[]>> Read()
    {
        var inArray = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c == '(' || (c == '<' && at + 1 < text.Length && text[at + 1] != '<'))
                strings.Add(PdfString.Bytes(text, at, out at));
            else if (c is '[' or ']')
                (inArray, at) = (c == '[', at + 1);
            else if (c is '-' or '+' or '.' or (>= '0' and <= '9'))
                Number(Word(ref at), inArray);
            else if (char.IsAsciiLetter(c) || c is '\'' or '"' or '*')
                Operator(Word(ref at));
            else
                at++;
        }
        Flush();
        return lines;
    }

    private string Word(ref int at)
    {
        var start = at++;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '*' or '-'))
            at++;
        return text[start..at];
    }

    private void Number(string word, bool inArray)
    {
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return;
        if (!inArray)
            numbers.Add(number);
        else if (number < WordGap && strings.Count > 0)
            strings.Add([]);
    }

    private void Operator(string name)
    {
        switch (name)
        {
            case "Tj" or "TJ":
                Show();
                break;
            case "'" or "\"":
                Flush();
                Show();
                break;
            case "T*":
                Flush();
                break;
            case "BT":
                height = 0;
                break;
            case "Td" or "TD" when numbers.Count >= 2:
                height += numbers[^1];
                break;
            case "Tm" when numbers.Count >= 6:
                height = numbers[^1];
                break;
            case "cm" when numbers.Count >= 6:
                shift += numbers[^1];
                break;
            case "q":
                saved.Push(shift);
                break;
            case "Q" when saved.Count > 0:
                shift = saved.Pop();
                break;
        }
        numbers.Clear();
        strings.Clear();
    }

    // Strings at the same height are one line, in however many pieces they come.
    private void Show()
    {
        if (Math.Abs(height + shift - shown) > 0.5)
            Flush();
        shown = height + shift;
        line.AddRange(strings);
    }

    private void Flush()
    {
        if (line.Count > 0)
            lines.Add([.. line]);
        line.Clear();
    }
}
