using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Regimes.RegimeEvent>;

namespace Reporting.Domain.Regimes;

/// <summary>Who reports which template to whom, and how often (B5). The reporters are a kind of unit or a list, never
/// both.</summary>
public sealed record DefineRegime(
    string Code, string Name, string Template, PeriodKind PeriodKind, UnitId RequestingUnit,
    string? ReportersKind, EquatableArray<UnitId> Reporters, AccountId By)
{
    /// <summary>Null stands for periodic, as in older regimes.</summary>
    public RegimeType? Type { get; init; }

    /// <summary>Whether its periods open by themselves.</summary>
    public bool IsAutomatic { get; init; }

    public DeadlineRule? Deadline { get; init; }

    public UnitId? LeadUnit { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>What its reports go through beside the profile's steps (E0).</summary>
    public RegimeSteps? Steps { get; init; }

    /// <summary>How its reports go up to be added up (E3); null: all go to the requesting unit.</summary>
    public RegimeChain? Chain { get; init; }

    /// <param name="command">The wish.</param>
    /// <param name="template">The template that the command names.</param>
    /// <param name="units">The units' register.</param>
    /// <param name="state">The regime so far.</param>
    public static Decision<RegimeEvent> Decide(
        DefineRegime command, Template template, UnitRegister units, Regime state)
    {
        if ((CheckWords(command) ?? CheckTemplate(command, template) ?? CheckUnits(command, units)
            ?? CheckTimes(command) ?? CheckSteps(command.Steps) ?? CheckChain(command.Chain)) is { } wrong)
            return Refuse(wrong);
        var defined = new RegimeDefined(
            command.Code, command.Name, command.Template, command.PeriodKind, command.RequestingUnit,
            command.ReportersKind, command.Reporters, command.By, command.Type, command.IsAutomatic ? true : null,
            command.Deadline, command.LeadUnit, command.ValidFrom, command.ValidTo, command.Steps, command.Chain);
        return state.Definition is not { } earlier ? Emit(defined)
            : earlier with { By = command.By } == defined ? Emit()
            : Refuse(RegimeRefusals.CodeTaken(command.Code));
    }

    private static Refusal? CheckWords(DefineRegime command) =>
        !Codes.IsWellFormed(command.Code) ? TextRefusals.CodeMalformed("code")
        : Texts.Check("name", command.Name, Texts.NameLengthMax)
        ?? (command.ReportersKind is null ? null
            : Texts.Check("reportersKind", command.ReportersKind, Codes.LengthMax));

    private static Refusal? CheckTemplate(DefineRegime command, Template template) =>
        template.Versions is not [.., var latest] ? TemplateRefusals.Unknown(command.Template)
        : latest.PeriodKind != command.PeriodKind ? RegimeRefusals.PeriodKindNotOfTemplate()
        : null;

    private static Refusal? CheckUnits(DefineRegime command, UnitRegister units)
    {
        if (units.ById(command.RequestingUnit) is null)
            return UnitRefusals.Unknown(command.RequestingUnit.Value.ToString());
        if (command.LeadUnit is { } lead && units.ById(lead) is null)
            return UnitRefusals.Unknown(lead.Value.ToString());
        if (command.ReportersKind is null == (command.Reporters.Count == 0))
            return RegimeRefusals.KindOrList();
        foreach (var reporter in command.Reporters)
        {
            if (units.ById(reporter) is null)
                return UnitRefusals.Unknown(reporter.Value.ToString());
        }
        return null;
    }

    private static Refusal? CheckTimes(DefineRegime command) =>
        command.IsAutomatic
            && (command.Type is not (null or RegimeType.Periodic) || command.PeriodKind == PeriodKind.Other)
            ? RegimeRefusals.NotPeriodic()
        : command.ValidTo < command.ValidFrom ? RegimeRefusals.ValidityReversed()
        : command.Deadline is { } rule && !IsWellFormed(rule, command.PeriodKind)
            ? CalendarRefusals.RuleMalformed()
        : null;

    // A regime adds to what the deployment's regulation asks for; it takes nothing away.
    private static Refusal? CheckSteps(RegimeSteps? steps) =>
        steps is { CheckBeforeSubmit: false } or { IsSealed: false } or { SignedWith: SignedWith.Account }
            ? RegimeRefusals.StepsTakenAway() : null;

    private static Refusal? CheckChain(RegimeChain? chain) =>
        chain?.Hierarchy is { } hierarchy ? Hierarchies.Wrong(hierarchy) : null;

    /// <summary>Whether a regime whose periods are of that kind may have this rule.</summary>
    public static bool IsWellFormed(DeadlineRule rule, PeriodKind kind) =>
        rule.Kind == kind && rule.DayOfMonth is null or (>= 1 and <= 28) && rule.DayOfMonth is null != (rule.DaysAfter == 0)
        && rule.MonthsAfter is >= 0 and <= 12 && rule.DaysAfter is >= 0 and <= 366 && rule.Part is null;
}
