using static Reporting.Domain.Decision<Reporting.Domain.Indicators.IndicatorEvent>;

namespace Reporting.Domain.Indicators;

/// <summary>An indicator enters the catalogue, with one unit of measure and one method for everybody (B6).</summary>
public sealed record DefineIndicator(
    string Code, string Name, string? NameVi, string UnitOfMeasure, OverUnits OverUnits, OverTime OverTime,
    int Decimals, AccountId By)
{
    public const int DecimalsMax = 10;

    public static Decision<IndicatorEvent> Decide(DefineIndicator command, Indicator state)
    {
        if (!Codes.IsWellFormed(command.Code))
            return Refuse(TextRefusals.CodeMalformed("code"));
        if ((Texts.Check("name", command.Name, Texts.NameLengthMax)
            ?? (command.NameVi is null ? null : Texts.Check("nameVi", command.NameVi, Texts.NameLengthMax))
            ?? Texts.Check("unitOfMeasure", command.UnitOfMeasure, Codes.LengthMax)) is { } wrong)
            return Refuse(wrong);
        if (command.Decimals is < 0 or > DecimalsMax)
            return Refuse(IndicatorRefusals.DecimalsOutOfRange());
        var defined = new IndicatorDefined(
            command.Code, command.Name, command.NameVi, command.UnitOfMeasure, command.OverUnits, command.OverTime,
            command.Decimals, command.By);
        return state.Definition is not { } earlier ? Emit(defined)
            : earlier with { By = command.By } == defined ? Emit()
            : Refuse(IndicatorRefusals.CodeTaken(command.Code));
    }
}
