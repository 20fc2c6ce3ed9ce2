using Reporting.Domain;
using Reporting.Domain.Reports;
using Reporting.Files;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>A workbook that was sent, judged cell by cell.</summary>
internal sealed class WorkbookUpload
{
    private const int ToldMax = 100;

    private readonly WorkbookInput input;
    private readonly ReportCall call;
    private readonly List<(TypedCell? Cell, string Address, Refusal Refusal)> wrong = [];

    public WorkbookUpload(WorkbookInput input, ReportCall call, NumberFormat numbers, FigureSource source)
    {
        (this.input, this.call) = (input, call);
        foreach (var refusal in input.Refused.Take(ToldMax))
            wrong.Add((null, refusal.Places[0], refusal));
        Entry = ReportWorkbook.Entry(input, input.Changed, numbers, source);
        if (Decide(Entry) is not { Conflicts.Count: 0 })
            return;
        // Which cells it is about: each alone, without what others changed, so that each gets its own reason.
        foreach (var cell in input.Changed)
        {
            if (wrong.Count < ToldMax
                && Decide(ReportWorkbook.Entry(input, [cell], numbers, source) with { Comments = null }) is { Conflicts.Count: 0 } no
                && no.Places.Contains(cell.Cell))
                wrong.Add((cell, cell.Address, no));
        }
    }

    public EnterFiguresEndpoint.Body Entry { get; }

    /// <summary>Why it is not taken, with the cells' addresses; null when nothing of its own is wrong.</summary>
    public Refusal? Refusal => wrong.Count == 0 ? null : WorkbookRefusals.CellsRefused(
        [.. wrong.Select(one => $"{one.Address}: {one.Refusal.English}")],
        [.. wrong.Select(one => $"{one.Address}: {one.Refusal.Vietnamese}")], wrong.Select(one => one.Address));

    public WorkbookRoutes.Preview Preview(bool english)
    {
        var (state, refusal) = ReportCheckRoute.With(Entry, call);
        return new WorkbookRoutes.Preview(
            [
                .. input.Changed.Select(cell => new WorkbookRoutes.Change(
                    cell.Cell, cell.Address, Told(ReportWorkbook.Value(call.State, cell.Cell)),
                    cell.IsNil ? WorkbookWriter.Nil : cell.Text)),
            ],
            [
                .. wrong.Select(one => new WorkbookRoutes.Wrong(
                    one.Cell?.Cell, one.Address, one.Refusal.Code, english ? one.Refusal.English : one.Refusal.Vietnamese)),
            ],
            refusal?.Conflicts ?? [],
            ReportCheckRoute.Of(call, state, refusal, english));
    }

    private static string? Told(WorkbookValue? value) => value is { IsNil: true } ? WorkbookWriter.Nil : value?.Text;

    private Refusal? Decide(EnterFiguresEndpoint.Body entry) =>
        EnterFiguresEndpoint.Decide(entry, call) is Decision<ReportEvent>.Refused refused ? refused.Refusal : null;
}
