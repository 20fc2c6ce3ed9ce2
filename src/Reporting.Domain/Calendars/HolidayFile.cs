using System.Globalization;
using System.Text;

namespace Reporting.Domain.Calendars;

/// <summary>Reads holidays.csv: <c>date,weekday,name,kind,legal_basis,status</c>, quoted where a comma is in the
/// text.</summary>
public static class HolidayFile
{
    public const int LinesMax = 2_000;

    private const string Header = "date,weekday,name,kind,legal_basis,status";

    /// <summary>The days of the file, or the first line that is wrong.</summary>
    public static (EquatableArray<SpecialDay> Days, Refusal? Refusal) Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count < 2 || lines[0] != Header)
            return ([], CalendarRefusals.FileMalformed(1, Header));
        if (lines.Count > LinesMax)
            return ([], CalendarRefusals.FileTooLong(LinesMax));
        var days = new List<SpecialDay>();
        foreach (var (i, line) in lines.Index().Skip(1))
        {
            if (Day(Fields(line)) is not { } day)
                return ([], CalendarRefusals.FileMalformed(i + 1, line.Length > 200 ? line[..200] : line));
            days.Add(day);
        }
        return (days.ToEquatableArray(), null);
    }

    private static SpecialDay? Day(List<string> fields) =>
        fields is [var date, var weekday, var name, var kindText, var basis, var status]
        && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.DayOfWeek.ToString()[..3] == weekday && KindOf(kindText) is { } kind
        && status is "official" or "provisional"
            ? new SpecialDay(day, kind, name, basis, status == "provisional")
            : null;

    private static SpecialDayKind? KindOf(string text) => text switch
    {
        "statutory" => SpecialDayKind.Statutory,
        "make_up" => SpecialDayKind.MakeUp,
        "swap_off" => SpecialDayKind.SwapOff,
        "swap_work" => SpecialDayKind.SwapWork,
        _ => null,
    };

    private static List<string> Fields(string line)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[i++]);
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted)
                (fields, field) = ([.. fields, field.ToString()], new StringBuilder());
            else
                field.Append(line[i]);
        }
        return isQuoted ? [] : [.. fields, field.ToString()];
    }
}
