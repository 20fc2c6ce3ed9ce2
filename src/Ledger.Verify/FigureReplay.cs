using System.Globalization;
using System.Text.Json;
using Ledger.Verify.Signatures;

namespace Ledger.Verify;

/// <summary>What a report's events say of one figure: its value, and every person who touched it.</summary>
internal static class FigureReplay
{
    public static void Run(
        JsonElement manifest, IReadOnlyList<BundleEvent> events, Findings findings)
    {
        var indicator = manifest.GetProperty("indicator").GetString()!;
        var claimed = manifest.GetProperty("value").ValueKind == JsonValueKind.Null ? null : manifest.GetProperty("value").GetString();
        string? value = null;
        foreach (var happened in events)
        {
            var (position, type, body) = (happened.Position, happened.Type, happened.Body);
            if (type == "report_accepted")
                value = body.GetProperty("figures").EnumerateArray()
                    .Where(figure => figure.GetProperty("indicator").GetString() == indicator)
                    .Select(figure => figure.GetProperty("value").GetString()).FirstOrDefault();
            else if (type == "report_withdrawn")
                value = null;
            if (body.TryGetProperty("by", out var by))
                findings.Fact(string.Create(CultureInfo.InvariantCulture, $"{position} {type}"), Step(body, indicator, by.ToString()));
        }
        findings.Fact("figure", $"{indicator} = {value ?? "none in force"}");
        if (value != claimed)
            findings.Altered("the figure", $"the bundle says {claimed ?? "none"}, its events say {value ?? "none"}");
    }

    private static string Step(JsonElement body, string indicator, string by)
    {
        var list = body.TryGetProperty("cells", out var cells) ? cells : body.TryGetProperty("figures", out var figures) ? figures : default;
        if (list.ValueKind != JsonValueKind.Array)
            return by;
        foreach (var cell in list.EnumerateArray())
        {
            if (cell.ValueKind == JsonValueKind.Object && cell.TryGetProperty("indicator", out var name) && name.GetString() == indicator)
                return $"{by}: {cell.GetProperty("value")}";
        }
        return by;
    }
}
