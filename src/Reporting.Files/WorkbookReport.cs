using Reporting.Domain.Templates;

namespace Reporting.Files;

/// <summary>A report as its workbook shows it.</summary>
/// <param name="BasedOn">The version of the report's stream.</param>
/// <param name="Unit">The unit, for people.</param>
/// <param name="Rows">The name and the unit of measure of a row, by its indicator.</param>
/// <param name="Value">What stands in a cell or section; null when it is not reported.</param>
/// <param name="IsOpen">Whether a cell is entered by whoever gets the workbook.</param>
/// <param name="Rules">Warnings that take a comment, with what they say and the comment.</param>
public sealed record WorkbookReport(
    Guid Report, long BasedOn, string Unit, string Period, TemplateVersion Form,
    Func<string, (string Name, string Measure)> Rows, Func<string, WorkbookValue?> Value, Func<string, bool> IsOpen,
    IReadOnlyList<(string Rule, string Message, string? Comment)> Rules);

/// <summary>What stands in a cell.</summary>
/// <param name="Text">In its one written form.</param>
public sealed record WorkbookValue(string Text, bool IsNil);
