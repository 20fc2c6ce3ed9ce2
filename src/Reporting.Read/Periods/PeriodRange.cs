using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Read.Reading;

namespace Reporting.Read.Periods;

/// <summary>The periods of one kind between two, both included, by the first days of their windows.</summary>
public sealed record PeriodRange(DateOnly First, DateOnly Last)
{
    /// <summary>Reads the range, or says what is wrong with it.</summary>
    public static Refusal? Read(string from, string to, PeriodKind kind, out PeriodRange range)
    {
        DateOnly last = default;
        var refusal = Read(from, kind, out var first) ?? Read(to, kind, out last);
        range = new PeriodRange(first, last);
        return refusal ?? (first > last ? ReadRefusals.RangeReversed(from, to) : null);
    }

    private static Refusal? Read(string text, PeriodKind kind, out DateOnly first)
    {
        first = default;
        if (!Period.TryParse(text, null, out var period))
            return PeriodRefusals.Malformed(text);
        if (period.Kind != kind)
            return ReadRefusals.WrongKind(text, PeriodKindText.Of(kind));
        first = period.First;
        return null;
    }
}
