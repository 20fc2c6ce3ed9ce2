using Reporting.Domain.Calendars;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Periods;

/// <summary>Periods in GraphQL.</summary>
public static class PeriodTypes
{
    public static readonly EnumType PeriodKind = EnumType.Of<PeriodKind>(
        "PeriodKind",
        "The kinds of reporting period (kỳ báo cáo). They are written `2026-10-05`, `2026-10-1`, `2026-10`, `2026-Q4`, `2026-H1`, " +
        "`2026-M9`, `2026`, `2026-2027`, `2026-Y3`, `2026-Y5`, `2026-10-01/2026-10-20`.",
        [.. PeriodKindText.All.Select(known => (known.GraphQL, known.Kind, (string?)known.Description))]);
}
