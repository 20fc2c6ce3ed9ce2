using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Reporting.Console.Manage;

/// <summary>How an indicator is worked out of two others: numerator / denominator, and perhaps times a factor.</summary>
public sealed partial record IndicatorFormula(string Numerator, string Denominator, decimal Factor)
{
    [JsonIgnore]
    public string Text => $"{Numerator} / {Denominator}"
        + (Factor == 1 ? "" : $" * {Factor.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The formula, or what is wrong with the text and at which character (from 0); neither where it is
    /// empty.</summary>
    public static (IndicatorFormula? Formula, (int At, string Vietnamese, string English)? Error) Parse(string text)
    {
        if (text.Trim().Length == 0)
            return (null, null);
        var at = 0;
        if (Take(text, ref at, Code()) is not { } numerator)
            return Wrong(at, "cần mã chỉ tiêu của tử số ở đây", "the code of the numerator is expected here");
        if (Take(text, ref at, Slash()) is null)
            return Wrong(at, "cần dấu / ở đây", "a / is expected here");
        if (Take(text, ref at, Code()) is not { } denominator)
            return Wrong(at, "cần mã chỉ tiêu của mẫu số ở đây", "the code of the denominator is expected here");
        if (Blank(text, at) == text.Length)
            return (new IndicatorFormula(numerator, denominator, 1), null);
        if (Take(text, ref at, Times()) is null)
            return Wrong(at, "cần dấu * hoặc hết công thức ở đây", "a * or the end is expected here");
        if (Take(text, ref at, Number()) is not { } number
            || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor))
            return Wrong(at, "cần một số (hệ số) ở đây", "a number (the factor) is expected here");
        return Blank(text, at) == text.Length ? (new IndicatorFormula(numerator, denominator, factor), null)
            : Wrong(Blank(text, at), "công thức phải kết thúc ở đây", "the formula should end here");
    }

    private static (IndicatorFormula?, (int, string, string)?) Wrong(int at, string vietnamese, string english) =>
        (null, (at, vietnamese, english));

    private static string? Take(string text, ref int at, Regex what)
    {
        at = Blank(text, at);
        var match = what.Match(text, at);
        at += match.Length;
        return match.Success ? match.Value : null;
    }

    private static int Blank(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    [GeneratedRegex(@"\G[\p{L}_][\p{L}\d_.\-]*")]
    private static partial Regex Code();

    [GeneratedRegex(@"\G[/:]")]
    private static partial Regex Slash();

    [GeneratedRegex(@"\G[*×x](?=[\s\d.]|$)")]
    private static partial Regex Times();

    [GeneratedRegex(@"\G\d+(\.\d+)?")]
    private static partial Regex Number();
}
