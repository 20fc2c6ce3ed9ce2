namespace Reporting.Console.Manage;

/// <summary>What is known of working days in a year, and of outages.</summary>
public sealed record CalendarView(
    int Version, DateOnly Today, int Year, IReadOnlyList<DayView> Days, IReadOnlyList<OutageView> Outages);

/// <param name="Kind">Why it is not what its weekday says: statutory, make_up, swap_off, swap_work.</param>
public sealed record DayView(DateOnly Date, bool IsWorking, string? Kind, string? Name, string? LegalBasis, bool IsProvisional)
{
    public string Tone => IsWorking ? Kind is null ? "" : "worked" : Kind is null ? "off" : "holiday";

    /// <summary>In words, for whoever sees no colours.</summary>
    public string Says(Words words) => (IsWorking ? words["làm việc", "working day"] : words["nghỉ", "day off"])
        + (Kind is null ? "" : $", {SpecialDays.Name(Kind, words)}: {Name}")
        + (IsProvisional ? words[" (dự kiến)", " (provisional)"] : "");
}

public sealed record OutageView(Guid Id, DateTimeOffset StartedAt, DateTimeOffset EndedAt, bool ShiftsDeadlines);

public sealed record SpecialDay(DateOnly Date, string Kind, string Name, string LegalBasis, bool IsProvisional);

/// <summary>What an import of holidays would change.</summary>
public sealed record HolidayPreview(
    int Version, IReadOnlyList<int> Years, IReadOnlyList<SpecialDay> Added, IReadOnlyList<SpecialDay> Removed, int Unchanged);

public static class SpecialDays
{
    public static string Name(string kind, Words words) => kind switch
    {
        "statutory" => words["ngày lễ", "public holiday"],
        "make_up" => words["nghỉ bù", "make-up day off"],
        "swap_off" => words["nghỉ hoán đổi", "swapped off"],
        "swap_work" => words["làm bù", "worked instead"],
        _ => kind,
    };
}
