using Reporting.Domain.Indicators;

namespace Reporting.Domain.Templates;

/// <summary>What a design must be before it is kept.</summary>
internal static class TemplateDesignRules
{
    private const int CellsMax = 20_000;

    /// <summary>What is wrong with what is there, or null.</summary>
    public static Refusal? Check(TemplateDesign design, IReadOnlyDictionary<string, Indicator> indicators) =>
        CheckWords(design) ?? CheckRows(design.Rows, indicators) ?? TemplateColumnRules.Check(design)
        ?? TemplateSectionRules.Check(design)
        ?? TemplateConstraints.Check(design.Constraints.Concat(Disaggregations.Constraints(design.Rows, indicators))
            .ToEquatableArray(), design)
        ?? TemplateFormulas.Check(design);

    private static Refusal? CheckWords(TemplateDesign design) =>
        !Codes.IsWellFormed(design.Template) ? TextRefusals.CodeMalformed("template")
        : design.Version < 1 ? TemplateRefusals.VersionNotPositive()
        : Texts.Check("name", design.Name, Texts.NameLengthMax)
        ?? Texts.CheckOptional("fieldGroup", design.FieldGroup, Texts.NameLengthMax)
        ?? Texts.CheckOptional("legalBasis", design.LegalBasis, Texts.NameLengthMax)
        ?? Texts.CheckOptional("layout.heading", design.Layout?.Heading, Texts.RemarkLengthMax)
        ?? Texts.CheckOptional("layout.footing", design.Layout?.Footing, Texts.RemarkLengthMax);

    private static Refusal? CheckRows(
        EquatableArray<RowWish> rows, IReadOnlyDictionary<string, Indicator> indicators)
    {
        string[] unknown = [.. rows.Select(r => r.Indicator)
            .Where(code => indicators.GetValueOrDefault(code)?.Definition is null)];
        if (unknown.Length > 0)
            return IndicatorRefusals.Unknown(unknown);
        if (rows.Count > CellsMax)
            return TemplateRefusals.TooManyCells(CellsMax);
        return rows.CountBy(r => r.Indicator).FirstOrDefault(c => c.Value > 1).Key is { } twice
            ? TemplateRefusals.RowTwice(twice)
            : null;
    }
}
