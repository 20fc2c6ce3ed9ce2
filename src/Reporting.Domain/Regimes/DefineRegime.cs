using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Regimes.RegimeEvent>;

namespace Reporting.Domain.Regimes;

/// <summary>Who reports which template to whom, and how often (B5). The reporters are a kind of unit or a list, never
/// both.</summary>
public sealed record DefineRegime(
    string Code, string Name, string Template, PeriodKind PeriodKind, UnitId RequestingUnit,
    string? ReportersKind, EquatableArray<UnitId> Reporters, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="template">The template that the command names.</param>
    /// <param name="units">The units' register.</param>
    /// <param name="state">The regime so far.</param>
    public static Decision<RegimeEvent> Decide(
        DefineRegime command, Template template, UnitRegister units, Regime state)
    {
        if ((CheckWords(command) ?? CheckTemplate(command, template) ?? CheckUnits(command, units)) is { } wrong)
            return Refuse(wrong);
        var defined = new RegimeDefined(
            command.Code, command.Name, command.Template, command.PeriodKind, command.RequestingUnit,
            command.ReportersKind, command.Reporters, command.By);
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
        if (command.ReportersKind is null == (command.Reporters.Count == 0))
            return RegimeRefusals.KindOrList();
        foreach (var reporter in command.Reporters)
        {
            if (units.ById(reporter) is null)
                return UnitRefusals.Unknown(reporter.Value.ToString());
        }
        return null;
    }
}
