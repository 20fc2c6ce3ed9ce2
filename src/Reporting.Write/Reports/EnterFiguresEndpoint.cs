using Reporting.Domain;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>POST /api/reports/{id}/enter, by whoever enters for the report's unit, or for a part of it.</summary>
public static class EnterFiguresEndpoint
{
    /// <param name="Cells">By cell (an indicator's code, or <c>row[column]</c>): what stands in it, a number as text or
    /// not and perhaps with a unit of measure ("27.2 tỷ đồng"), or null to clear it; what is not named stays.</param>
    /// <param name="Comments">By rule: why figures that break this warning are right.</param>
    /// <param name="Sections">By section of a narrative: its text, in which {{cell}} names a figure, or null to clear
    /// it.</param>
    /// <param name="Nil">Cells, and sections as #code, in which nothing arose (không phát sinh).</param>
    /// <param name="Numbers">How numbers are written that come as text: plain (1234567.8) or vi (1.234.567,8).</param>
    /// <param name="BasedOn">The version (ETag) of the report that the editor looked at: a cell that somebody changed since
    /// is a conflict, 409, with both values.</param>
    /// <param name="Base">By cell: what stood in it when the editor looked, for the same; goes before basedOn.</param>
    /// <param name="Source">Where the figures come from, when not from somebody's hand.</param>
    public sealed record Body(
        IReadOnlyDictionary<string, Figure>? Cells = null, IReadOnlyDictionary<string, string>? Comments = null,
        IReadOnlyDictionary<string, string?>? Sections = null, string[]? Nil = null,
        NumberFormat Numbers = NumberFormat.Plain, long? BasedOn = null, IReadOnlyDictionary<string, Figure>? Base = null,
        FigureSource? Source = null) : ReportAddress;

    public static readonly ReportVerb<Body> Verb = new(
        "enter", nameof(EnterFigures),
        (account, report, units) => account.Registered is { AccountId: var id } && report.MayEnter(account, id, units),
        Decide);

    internal static Decision<ReportEvent> Decide(Body body, ReportCall call)
    {
        var (command, refusal) = FigureInput.Of(body, call);
        return command is null ? new Decision<ReportEvent>.Refused(refusal!)
            : EnterFigures.Decide(command, call.Version, call.State);
    }
}
