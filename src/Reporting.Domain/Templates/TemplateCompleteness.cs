namespace Reporting.Domain.Templates;

/// <summary>What a version must have before anybody uses it (B3).</summary>
internal static class TemplateCompleteness
{
    /// <param name="linkedReports">Whether the profile has linked reports.</param>
    public static Refusal? Check(TemplateKind? given, int rowCount, int sectionCount, bool linkedReports)
    {
        var kind = given ?? TemplateKind.Data;
        if (kind == TemplateKind.Linked && !linkedReports)
            return TemplateRefusals.LinkedNotAllowed();
        if (rowCount == 0 && kind != TemplateKind.Narrative)
            return TemplateRefusals.NoRows();
        return sectionCount == 0 && kind != TemplateKind.Data ? TemplateRefusals.NoSections() : null;
    }
}
