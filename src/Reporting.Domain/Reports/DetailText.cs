using System.Globalization;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>What a cell beside the figures may hold, and its one written form.</summary>
internal static class DetailText
{
    private const int SectionLengthMax = 20_000;

    /// <summary>The text as it is kept, or why it is refused.</summary>
    public static (string?, Refusal?) Read(CellDefinition cell, string text, TemplateVersion version) => cell.Kind switch
    {
        CellKind.Number => Number(cell, text),
        CellKind.Date => DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? (text, null) : (null, ReportRefusals.NotADay(cell.Name)),
        CellKind.Choice => cell.Choices.Contains(text) ? (text, null) : (null, ReportRefusals.NotAChoice(cell.Name)),
        _ when cell.Name[0] == '#' => Section(cell.Name, text, version),
        _ => Texts.Check(cell.Name, text, Texts.RemarkLengthMax) is { } wrong ? (null, wrong) : (text, null),
    };

    private static (string?, Refusal?) Number(CellDefinition cell, string text)
    {
        if (!FigureText.TryParse(cell.Name, text, cell.Unit, out var value, out var refusal))
            return (null, refusal);
        return FigureText.Decimals(value) > cell.Decimals
            ? (null, ReportRefusals.TooManyDecimals([cell.Name]))
            : (value.ToString(CultureInfo.InvariantCulture), null);
    }

    private static (string?, Refusal?) Section(string name, string text, TemplateVersion version) =>
        Texts.Check(name, text, SectionLengthMax) is { } wrong ? (null, wrong)
        : version.CheckNarrative(text) is { } error ? (null, ReportRefusals.NarrativeMalformed(name, text, error))
        : (text, null);
}
