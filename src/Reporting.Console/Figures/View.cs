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
    /// <summary>What a cell of the table is: the value, compared with a year before, or joined since the year
    /// began.</summary>
    public string Shows { get; init; } = "value";

    /// <summary>The other time: what was in force then.</summary>
    public string? InForceAt { get; init; }

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

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Values =
    [
        ("value", "Giá trị", "Values"), ("year", "So với cùng kỳ năm trước", "Against the year before"),
        ("cumulative", "Lũy kế từ đầu năm", "Since the beginning of the year"),
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
              period value yearBefore change changePercent cumulative mark contributors missing incomplete
            }
          }
        }
        """;

    /// <summary>The address of the view.</summary>
    public string Address(string page) => page + "?" + Joined(
    [
        ("indicators", string.Join(',', Indicators)), ("unit", Unit), ("from", From), ("to", To), ("kind", Kind),
        ("level", Level), ("map", Map), ("mapDay", MapDay), ("knownAt", KnownAt), ("inForceAt", InForceAt), ("chart", Chart), ("shows", Shows),
    ]);

    /// <summary>The same sums as a file with its citation, of any length (<c>/api/exports</c>).</summary>
    public string Export(string format) => $"/api/exports/aggregates.{format}?" + Joined(
    [
        ("indicators", string.Join(',', Indicators)), ("unit", Unit), ("from", From), ("to", To), ("periodKind", Kind), ("level", Level),
        ("groupBy", Level is null ? "indicator,period" : "indicator,unit,period"), ("map", Map), ("mapDay", Map == "AT" ? MapDay : null),
        ("knownAt", Instant(KnownAt)), ("inForceAt", Instant(InForceAt)),
    ]);

    /// <summary>The address of a number's passport.</summary>
    public string Drill(string unit, string indicator, string period) => At("/passport", unit, indicator, period);

    /// <summary>A page about one number.</summary>
    public string At(string page, string unit, string indicator, string period) => page + "?" + Joined(
        [("unit", unit), ("indicator", indicator), ("period", period), ("kind", Kind)]);

    /// <summary>A time of the visitor's clock (Indochina Time) as the interface takes it; null for none.</summary>
    public static string? Instant(string? local) =>
        DateTime.TryParse(local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, TimeSpan.FromHours(7)).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    /// <summary>From the beginning of one day to the end of another, as a range of the interface; empty for no ends.</summary>
    public static Dictionary<string, string> Days(DateOnly? from, DateOnly? to)
    {
        var times = new Dictionary<string, string>();
        if (from is { } first && Instant(first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) is { } begin)
            times["from"] = begin;
        if (to is { } last && Instant(last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T23:59:59") is { } over)
            times["to"] = over;
        return times;
    }

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

    private string AsOf
    {
        get
        {
            var times = new[] { ("knownAt", Instant(KnownAt)), ("inForceAt", Instant(InForceAt)) }
                .Where(time => time.Item2 is not null).Select(time => $"{time.Item1}: {Quoted(time.Item2!)}");
            return string.Join(", ", times) is { Length: > 0 } named ? $", asOf: {{ {named} }}" : "";
        }
    }

    private static string Joined(IEnumerable<(string Name, string? Value)> parts) => string.Join('&', parts
        .Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
}
