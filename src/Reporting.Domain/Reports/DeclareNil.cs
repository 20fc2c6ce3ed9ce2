using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The whole report says that nothing arose in the period (không phát sinh): every cell that is asked is reported
/// so, and the report goes its way like any other.</summary>
public sealed record DeclareNil(ReportId ReportId, AccountId By)
{
    /// <summary>What the report's other periods have in force; formulas may ask for it.</summary>
    public Func<PeriodShift, CellValues?>? Elsewhere { get; init; }

    /// <summary>Whoever works on parts of the report speaks for these cells only (D3); null: for all that are
    /// asked.</summary>
    public EquatableArray<string>? Within { get; init; }

    /// <param name="command">The wish.</param>
    /// <param name="version">The template version in which the report was assigned.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(DeclareNil command, TemplateVersion version, Report state)
    {
        CellDefinition[] asked =
        [
            .. version.Cells.Where(cell => cell.Formula is null && (cell.IsFigure || cell.IsRequired)
                && state.AskedCells?.Contains(cell.Name) != false && command.Within?.Contains(cell.Name) != false)
                .OrderBy(cell => cell.Name, StringComparer.Ordinal),
        ];
        string[] filled = [.. asked.Select(cell => cell.Name).Where(name => IsFilled(state, name))];
        if (filled.Length > 0)
            return Refuse(EntryRefusals.NilWithFigures(filled));
        string[] others = [.. asked.Where(cell => !cell.AllowsNil).Select(cell => cell.Name)];
        if (others.Length > 0 || asked.Length == 0)
            return Refuse(EntryRefusals.NilNotAllowed(others));
        var entry = new EnterFigures(command.ReportId, [], [], command.By)
        {
            Nil = asked.Select(cell => cell.Name).ToEquatableArray(), Elsewhere = command.Elsewhere, Within = command.Within,
        };
        return EnterFigures.Decide(entry, version, state);
    }

    // What was counted is not declared away: it is cleared first, cell by cell.
    private static bool IsFilled(Report state, string name) =>
        state.Cells.Find(name) is { IsNil: not true } || state.Details.Find(name) is { IsNil: not true };
}
