namespace Reporting.Domain;

/// <summary>Codes name units, indicators, templates and regimes in addresses, expressions and files.</summary>
public static class Codes
{
    public const int LengthMax = 100;

    /// <summary>Letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, beginning with a letter, a digit or
    /// <c>_</c>.</summary>
    public static bool IsWellFormed(string? code)
    {
        if (string.IsNullOrEmpty(code) || code.Length > LengthMax || code[0] is '-' or '.')
            return false;
        foreach (var c in code)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.'))
                return false;
        }
        return true;
    }
}
