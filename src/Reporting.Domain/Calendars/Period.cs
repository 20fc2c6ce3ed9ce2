using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Calendars;

/// <summary>One reporting period: its name, and the first and last day of its data window (rule C1, TH20 6).</summary>
/// <remarks>Days are local days of the profile's time zone. Compare periods of one kind only.</remarks>
public sealed record Period : IComparable<Period>
{
    internal Period(PeriodKind kind, string text, DateOnly first, DateOnly last) =>
        (Kind, Text, First, Last) = (kind, text, first, last);

    public PeriodKind Kind { get; }

    /// <summary>The only way it is written, for example <c>2026-10</c> or <c>2026-Q4</c>.</summary>
    public string Text { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>Reads a period of <paramref name="kind"/>, or of the kind that the text's form says.</summary>
    public static bool TryParse(string? text, PeriodKind? kind, [NotNullWhen(true)] out Period? period)
    {
        period = text is null ? null : PeriodText.Parse(text);
        if (period is not null && kind is not null && kind != period.Kind)
            period = null;
        return period is not null;
    }

    public int CompareTo(Period? other) =>
        other is null ? 1
        : Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : First != other.First ? First.CompareTo(other.First)
        : Last.CompareTo(other.Last);

    public override string ToString() => Text;

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;
}
