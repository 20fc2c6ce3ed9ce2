using System.Globalization;
using System.Text;

namespace Reporting.Domain.Templates;

/// <summary>A section's text, in which <c>{{formula}}</c> stands for a figure: the text is kept with the references, so
/// that it always shows what the report has.</summary>
public static class NarrativeText
{
    /// <summary>The first thing wrong with its references, or null.</summary>
    /// <param name="stranger">Says which reference is no number cell of the form.</param>
    internal static ExpressionError? Check(string text, Func<IEnumerable<Term.Cell>, string?> stranger)
    {
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0;
            at = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var end = text.IndexOf("}}", at, StringComparison.Ordinal);
            if (end < 0)
                return new ExpressionError(at, "this {{ is never closed", "dấu {{ này chưa được đóng");
            if (!Formula.TryParse(text[(at + 2)..end], out var formula, out var error))
                return error with { At = at + 2 + error.At };
            if (stranger(formula.Term.Cells) is { } name)
                return new ExpressionError(at + 2, $"'{name}' is no number cell of this form",
                    $"'{name}' không phải là ô số của biểu mẫu");
            at = end;
        }
        return null;
    }

    /// <summary>The text with its figures; what is not reported is shown as "…".</summary>
    public static string Show(string text, CellValues values, TemplateVersion version)
    {
        var shown = new StringBuilder(text.Length);
        var at = 0;
        for (int open; (open = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0;)
        {
            var end = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (end < 0)
                break;
            shown.Append(text, at, open - at).Append(Value(text[(open + 2)..end], values, version));
            at = end + 2;
        }
        return shown.Append(text, at, text.Length - at).ToString();
    }

    private static string Value(string formula, CellValues values, TemplateVersion version) =>
        Formula.TryParse(formula, out var parsed, out _) && version.Value(parsed, values) is { } value
            ? value.ToString("0.############################", CultureInfo.InvariantCulture)
            : "…";
}
