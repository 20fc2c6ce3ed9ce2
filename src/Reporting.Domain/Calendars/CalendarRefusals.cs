namespace Reporting.Domain.Calendars;

/// <summary>Every way the calendar's rules can say no.</summary>
public static class CalendarRefusals
{
    public static Refusal FileMalformed(int line, string text) =>
        new("calendar.file-malformed",
            $"Line {line} is not a special day: {text}.", $"Dòng {line} không phải là ngày nghỉ hợp lệ: {text}.",
            ["csv"]);

    public static Refusal FileTooLong(int linesMax) =>
        new("calendar.file-too-long",
            $"The file has more than {linesMax} lines.", $"Tệp có hơn {linesMax} dòng.", ["csv"]);

    public static Refusal NoDays() =>
        new("calendar.no-days", "The list has no day.", "Danh sách không có ngày nào.", ["csv"]);

    public static Refusal DayTwice(DateOnly day) =>
        new("calendar.day-twice",
            $"The day {day:yyyy-MM-dd} is listed twice.", $"Ngày {day:yyyy-MM-dd} được nêu hai lần.", ["csv"]);

    public static Refusal DayOutOfRange(DateOnly day) =>
        new("calendar.day-out-of-range",
            $"The day {day:yyyy-MM-dd} is outside of the years 1900 to 2999.",
            $"Ngày {day:yyyy-MM-dd} nằm ngoài khoảng năm 1900 đến 2999.", ["csv"]);

    public static Refusal SwapOnWrongDay(DateOnly day) =>
        new("calendar.swap-on-wrong-day",
            $"The day {day:yyyy-MM-dd} can't be swapped so: a weekday is swapped off, a weekly day off is worked for it.",
            $"Không thể hoán đổi ngày {day:yyyy-MM-dd} như vậy: ngày làm việc được hoán đổi thành ngày nghỉ, "
            + "ngày nghỉ hằng tuần được làm bù.", ["csv"]);

    public static Refusal VersionNotNext(int next) =>
        new("calendar.version-not-next",
            $"The next version of the calendar is {next}.", $"Phiên bản lịch tiếp theo là {next}.", ["version"]);

    public static Refusal OutageSpan(int daysMax) =>
        new("calendar.outage-span",
            $"An outage ends after it started, and lasts at most {daysMax} days.",
            $"Sự cố phải kết thúc sau khi bắt đầu và kéo dài nhiều nhất {daysMax} ngày.", ["startedAt", "endedAt"]);

    public static Refusal OutageNotOver() =>
        new("calendar.outage-not-over",
            "An outage is recorded when it is over.", "Chỉ ghi nhận sự cố khi đã kết thúc.", ["endedAt"]);

    public static Refusal OutageKnown() =>
        new("calendar.outage-known",
            "An outage with this id is recorded with other times.",
            "Sự cố có mã này đã được ghi nhận với thời gian khác.", ["outage"]);

    public static Refusal OutageOverlaps() =>
        new("calendar.outage-overlaps",
            "Another recorded outage overlaps these times.", "Thời gian này trùng với một sự cố đã ghi nhận.",
            ["startedAt", "endedAt"]);

    public static Refusal RuleMalformed() =>
        new("calendar.rule-malformed",
            "A deadline needs a day of the month (1 to 28) or a number of days after (1 to 366), and the kind of the "
            + "regime's periods.",
            "Thời hạn cần nêu ngày trong tháng (1 đến 28) hoặc số ngày sau kỳ (1 đến 366), và đúng loại kỳ của chế độ.",
            ["deadline"]);
}
