using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Regimes.RegimeEvent>;

namespace Reporting.Domain.Regimes;

/// <summary>A period of a regime opens (D1): by itself on the first day of its window, or by whoever gives the regime's
/// reports. Its reporters then owe their reports.</summary>
/// <param name="DueAt">When they are due; null: by the rule.</param>
/// <param name="Now">The business clock.</param>
public sealed record OpenPeriod(
    string Regime, Period Period, int Occurrence, DateTimeOffset? DueAt, DateTimeOffset Now, AccountId By)
{
    public const int OccurrencesMax = 1_000;

    /// <param name="command">The wish.</param>
    /// <param name="template">The regime's template.</param>
    /// <param name="calendar">The newest calendar.</param>
    /// <param name="state">The regime so far.</param>
    public static Decision<RegimeEvent> Decide(
        OpenPeriod command, Template template, BusinessCalendar calendar, Regime state)
    {
        if (state.Definition is not { } regime)
            return Refuse(RegimeRefusals.Unknown(command.Regime));
        if (command.Period.Kind != regime.PeriodKind)
            return Refuse(PeriodRefusals.WrongKind(command.Period, regime.PeriodKind));
        if (command.Occurrence is < 1 or > OccurrencesMax)
            return Refuse(Reports.ReportRefusals.OccurrenceNotPositive());
        if (state.Opening(command.Period.Text, command.Occurrence) is { } before)
            return command.DueAt is null || command.DueAt == before.DueAt
                ? Emit() : Refuse(RegimeRefusals.AlreadyOpen(command.Period.Text));
        if (!state.AsksFor(command.Period))
            return Refuse(RegimeRefusals.NotValid(command.Period.Text));
        if (template.InForce(command.Period.First) is not { } version)
            return Refuse(TemplateRefusals.NoVersionInForce(regime.Template, command.Period.First));
        if (command.DueAt <= command.Now)
            return Refuse(RegimeRefusals.DueInPast());
        var byRule = command.DueAt is null
            ? Deadlines.Of(calendar, command.Period, command.Occurrence, regime.Deadline) : null;
        return (command.DueAt ?? byRule?.DueAt) is not { } dueAt ? Refuse(RegimeRefusals.NoDeadline())
            : Emit(new PeriodOpened(
                regime.Code, command.Period.Text, command.Occurrence, version.Version, dueAt.ToUniversalTime(),
                byRule is null ? null : calendar.Version.Number, command.By));
    }
}
