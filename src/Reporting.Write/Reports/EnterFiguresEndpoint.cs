using Reporting.Domain;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/enter, by whoever enters for the report's unit, or for a part of it.</summary>
public static class EnterFiguresEndpoint
{
    /// <param name="Cells">By cell (an indicator's code, or <c>row[column]</c>): what stands in it, a number as text or
    /// not and perhaps with a unit of measure ("27.2 tỷ đồng"), or null to clear it; what is not named stays.</param>
    /// <param name="Comments">By rule: why figures that break this warning are right.</param>
    /// <param name="Sections">By section of a narrative: its text, in which {{cell}} names a figure, or null to clear
    /// it.</param>
    public sealed record Body(
        IReadOnlyDictionary<string, Figure>? Cells = null, IReadOnlyDictionary<string, string>? Comments = null,
        IReadOnlyDictionary<string, string?>? Sections = null) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "enter", nameof(EnterFigures),
        (account, report, units) => account.Registered is { AccountId: var id } && report.MayEnter(account, id, units),
        Decide);

    private static Decision<ReportEvent> Decide(Body body, ReportCall call)
    {
        var cells = new List<EnteredCell>();
        var details = new List<EnteredDetail>();
        foreach (var (name, figure) in body.Cells ?? new Dictionary<string, Figure>())
        {
            var cell = name.StartsWith('#') ? null : call.Version.Cell(name);
            if (cell is { IsFigure: false })
                details.Add(new EnteredDetail(name, figure.Text));
            else if (figure.Text is null)
                cells.Add(new EnteredCell(name, null));
            else if (FigureText.TryParse(name, figure.Text, cell?.Unit, out var value, out var refusal))
                cells.Add(new EnteredCell(name, value));
            else
                return new Decision<ReportEvent>.Refused(refusal!);
        }
        foreach (var (code, text) in body.Sections ?? new Dictionary<string, string?>())
            details.Add(new EnteredDetail(CellDefinition.OfSection(code), text));
        var comments = (body.Comments ?? new Dictionary<string, string>()).Select(c => new RuleComment(c.Key, c.Value));
        var command = new EnterFigures(call.Id, cells.ToEquatableArray(), comments.ToEquatableArray(), call.By)
        {
            Details = details.ToEquatableArray(), Elsewhere = call.Elsewhere,
            Within = call.State.CellsFor(call.Account, call.By, call.Units),
        };
        return EnterFigures.Decide(command, call.Version, call.State);
    }
}
