namespace Reporting.Domain.Templates;

/// <summary>What the sections of a narrative must be.</summary>
internal static class TemplateSectionRules
{
    public const int TextLengthMax = 20_000;

    private const int SectionsMax = 500;

    public static Refusal? Check(TemplateDesign design)
    {
        var sections = design.Sections ?? [];
        if (sections.Count > SectionsMax)
            return TemplateRefusals.TooManyCells(SectionsMax);
        if (sections.Count > 0 && design.Kind is null or TemplateKind.Data && sections.Count > 0)
            return TemplateRefusals.SectionsInData();
        if (sections.CountBy(s => s.Code).FirstOrDefault(c => c.Value > 1).Key is { } twice)
            return TemplateRefusals.SectionTwice(twice);
        foreach (var section in sections)
        {
            if (!Codes.IsWellFormed(section.Code))
                return TextRefusals.CodeMalformed("section");
            if ((Texts.Check("section.title", section.Title, Texts.NameLengthMax)
                ?? Texts.CheckOptional("section.text", section.Text, TextLengthMax)) is { } wrong)
                return wrong;
            if (section.Text is { } text
                && NarrativeText.Check(text, cells => TemplateFormulas.CheckCells(design, cells)) is { } error)
                return TemplateRefusals.SectionMalformed(section.Code, text, error);
        }
        return null;
    }
}
