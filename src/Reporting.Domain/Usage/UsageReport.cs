using System.Diagnostics;
using Reporting.Domain.Calendars;

namespace Reporting.Domain.Usage;

/// <summary>The usage report of a unit for a period; null while there is none.</summary>
public sealed record UsageReport(UsageRecorded? Recorded)
{
    public static readonly UsageReport Initial = new(Recorded: null);

    public static Guid StreamIdOf(UnitId unit, Period period) =>
        Uuid5.Of("usage-report", unit.Value.ToString("N"), period.Text);

    public static UsageReport Evolve(UsageReport state, UsageEvent happened) => (state.Recorded, happened) switch
    {
        (null, UsageRecorded e) => new UsageReport(e),
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
