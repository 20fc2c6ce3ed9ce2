using System.Globalization;
using System.Text;

namespace Reporting.Console.Figures;

/// <summary>A question for sums of figures, as a page's address holds it: whoever gets the link sees the same.</summary>
/// <param name="Level">The kind of unit that rows are for; null: the unit alone.</param>
/// <param name="Chart">line, bar or tiles.</param>
public sealed record View(
    IReadOnlyList<string> Indicators, string Unit, string From, string To, string Kind, string? Level, string Map,
    string? MapDay, string? KnownAt, string Chart)
{
    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Kinds =
    [
        ("DAY", "Ngày", "Day"), ("HALF_MONTH", "Nửa tháng", "Half-month"), ("MONTH", "Tháng", "Month"),
        ("QUARTER", "Quý", "Quarter"), ("HALF_YEAR", "6 tháng", "Half-year"), ("NINE_MONTHS", "9 tháng", "Nine months"),
        ("YEAR", "Năm", "Year"), ("SCHOOL_YEAR", "Năm học", "School year"), ("THREE_YEARS", "3 năm", "Three years"),
        ("FIVE_YEARS", "5 năm", "Five years"), ("OTHER", "Khác", "Other"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Maps =
    [
        ("NOW", "Địa giới hiện nay", "Today's map"), ("AS_FILED", "Như khi báo cáo", "As filed"),
        ("AT", "Tại một ngày", "On a day"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Charts =
    [
        ("line", "Đường", "Lines"), ("bar", "Cột", "Bars"), ("tiles", "Ô màu", "Tiles"),
    ];

    public bool IsComplete => Indicators.Count > 0 && Unit.Length > 0 && From.Length > 0 && To.Length > 0;

    /// <summary>The question with its values in it: it can be copied and asked anywhere.</summary>
    public string Query =>
        $$"""
        {
          aggregates(
            indicators: [{{string.Join(", ", Indicators.Select(Quoted))}}], unit: {{Quoted(Unit)}}
            from: {{Quoted(From)}}, to: {{Quoted(To)}}, periodKind: {{Kind}}
            groupBy: [INDICATOR, {{(Level is null ? "PERIOD]" : $"UNIT, PERIOD], level: {Quoted(Level)}")}}
            map: {{Map}}{{(Map == "AT" && MapDay is not null ? $", mapDay: {Quoted(MapDay)}" : "")}}{{AsOf}}
          ) {
            position
            isIncomplete
            rows {
              indicator { code name nameVi unitOfMeasure }
              unit { code name }
              period value mark contributors missing incomplete
            }
          }
        }
        """;

    /// <summary>The address of the view.</summary>
    public string Address(string page) => page + "?" + string.Join('&', Parts().Select(part =>
        $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    /// <summary>The address of a number's own history.</summary>
    public string Drill(string unit, string indicator, string period) =>
        $"/replay?unit={Uri.EscapeDataString(unit)}&indicator={Uri.EscapeDataString(indicator)}"
        + $"&period={Uri.EscapeDataString(period)}&kind={Kind}";

    /// <summary>A time of the visitor's clock (Indochina Time) as the interface takes it; null for none.</summary>
    public static string? Instant(string? local) =>
        DateTime.TryParse(local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, TimeSpan.FromHours(7)).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    /// <summary>A string as GraphQL writes it.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c is '"' or '\\' ? quoted.Append('\\').Append(c)
                : c < ' ' ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    private string AsOf => Instant(KnownAt) is { } at ? $", asOf: {{ knownAt: {Quoted(at)} }}" : "";

    private IEnumerable<(string Name, string? Value)> Parts() => new (string Name, string? Value)[]
    {
        ("indicators", string.Join(',', Indicators)), ("unit", Unit), ("from", From), ("to", To), ("kind", Kind),
        ("level", Level), ("map", Map), ("mapDay", MapDay), ("knownAt", KnownAt), ("chart", Chart),
    }.Where(part => !string.IsNullOrEmpty(part.Value));
}
