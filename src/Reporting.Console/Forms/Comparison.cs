using System.Globalization;

namespace Reporting.Console.Forms;

/// <summary>How far a figure is from an earlier one.</summary>
public static class Comparison
{
    /// <summary>The change in percent, signed; null where there is nothing to compare with.</summary>
    public static string? Percent(string? before, string? now)
    {
        if (!decimal.TryParse(before, NumberStyles.Float, CultureInfo.InvariantCulture, out var old)
            || !decimal.TryParse(now, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || old == 0)
            return null;
        var percent = Math.Round((value - old) / Math.Abs(old) * 100, 0, MidpointRounding.AwayFromZero);
        return percent.ToString("+0;−0;0", CultureInfo.InvariantCulture) + "%";
    }
}
