using Reporting.Domain;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>A cell that somebody who sends a report back points at.</summary>
/// <param name="Remark">What is wrong with it.</param>
public sealed record Mark(string Cell, string? Remark = null)
{
    internal static EquatableArray<MarkedCell> Of(IReadOnlyList<Mark>? marks) =>
        (marks ?? []).Select(mark => new MarkedCell(mark.Cell, mark.Remark)).ToEquatableArray();
}
