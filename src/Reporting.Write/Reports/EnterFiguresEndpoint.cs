using Reporting.Domain;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/enter, by whoever enters for the report's unit, or for a part of it.</summary>
public static class EnterFiguresEndpoint
{
    /// <param name="Cells">By indicator code: a number, as text or not, or null to clear the cell; what is not named
    /// stays.</param>
    /// <param name="Comments">By rule: why figures that break this warning are right.</param>
    public sealed record Body(
        IReadOnlyDictionary<string, Figure>? Cells = null, IReadOnlyDictionary<string, string>? Comments = null)
            : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "enter", nameof(EnterFigures),
        (account, report, units) => account.Registered is { AccountId: var id } && report.MayEnter(account, id, units),
        Decide);

    private static Decision<ReportEvent> Decide(Body body, ReportCall call)
    {
        var cells = new List<EnteredCell>();
        foreach (var (indicator, figure) in body.Cells ?? new Dictionary<string, Figure>())
        {
            if (figure.Text is null)
                cells.Add(new EnteredCell(indicator, null));
            else if (FigureText.TryParse(indicator, figure.Text, out var value, out var refusal))
                cells.Add(new EnteredCell(indicator, value));
            else
                return new Decision<ReportEvent>.Refused(refusal!);
        }
        var comments = (body.Comments ?? new Dictionary<string, string>()).Select(c => new RuleComment(c.Key, c.Value));
        return EnterFigures.Decide(
            new EnterFigures(call.Id, cells.ToEquatableArray(), comments.ToEquatableArray(), call.By)
            {
                Within = call.State.CellsFor(call.Account, call.By, call.Units),
            },
            call.Version, call.State);
    }
}
