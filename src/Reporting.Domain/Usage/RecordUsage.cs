using Reporting.Domain.Calendars;
using static Reporting.Domain.Decision<Reporting.Domain.Usage.UsageEvent>;

namespace Reporting.Domain.Usage;

/// <summary>The usage report that a unit owes for a half-year or a year is made, once (F4).</summary>
/// <param name="Lines">As the read tables count them, by regime.</param>
/// <param name="Today">The business clock's day.</param>
public sealed record RecordUsage(
    UnitId Unit, Period Period, long AtPosition, EquatableArray<UsageLine> Lines, DateOnly Today, AccountId By)
{
    public static Decision<UsageEvent> Decide(RecordUsage command, UsageReport state) =>
        // What was reported once stands, whatever happened to the reports since.
        state.Recorded is not null ? Emit()
        : command.Period.Kind is not (PeriodKind.HalfYear or PeriodKind.Year)
            ? Refuse(UsageRefusals.WrongKind(command.Period.Text))
        : command.Period.Last >= command.Today ? Refuse(UsageRefusals.NotOver(command.Period.Text))
        : Emit(new UsageRecorded(
            command.Unit, command.Period.Text, command.AtPosition, command.Lines, command.By));
}
