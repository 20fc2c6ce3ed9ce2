using System.Collections.Immutable;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>A cell that somebody who sends a report back points at.</summary>
public sealed record MarkedCell(string Cell, string? Remark = null);

/// <summary>The newest return or rejection, with what the report had then: the redone version is compared with
/// it.</summary>
/// <param name="IsReturn">By the requesting unit; or else by the leader.</param>
public sealed record SentBack(
    int Version, bool IsReturn, string? Code, string Reason, EquatableArray<MarkedCell> Marks, AccountId By, Cells Cells,
    Details Details)
{
    internal static SentBack Of(ReportReturned e, Report state) =>
        new(e.Version, true, e.Code, e.Reason, e.Cells ?? [], e.By, state.Cells, state.Details);

    internal static SentBack Of(ReportRejected e, Report state) =>
        new(e.Version, false, e.Code, e.Reason, e.Cells ?? [], e.By, state.Cells, state.Details);
}

/// <summary>Why a report goes back, with a code and marks (E3, E8).</summary>
public static class SendBack
{
    /// <summary>The codes: wrong figures, figures missing, an unlikely change, a wrong period or form, no explanation, a
    /// missing attachment, what is wrong with a signature, anything else.</summary>
    public static readonly ImmutableArray<string> Codes =
    [
        "figures-wrong", "figures-missing", "change-unlikely", "period-or-form-wrong", "explanation-missing",
        "attachment-missing", "signature-wrong", "other",
    ];

    internal static Refusal? Check(
        string reason, string? code, EquatableArray<MarkedCell> marks, TemplateVersion? version)
    {
        if (ReportRefusals.OfReason(reason) is { } wrong)
            return wrong;
        if (code is not null && !Codes.Contains(code))
            return AggregationRefusals.ReasonCodeUnknown(code);
        var strangers = marks.Where(mark => version?.Cell(mark.Cell) is null).Select(mark => mark.Cell).ToArray();
        if (strangers.Length > 0)
            return ReportRefusals.FigureNotInTemplate(strangers);
        return marks.CountBy(mark => mark.Cell).FirstOrDefault(mark => mark.Value > 1).Key is { } twice
            ? AggregationRefusals.MarkedTwice(twice)
            : marks.Select(mark => Texts.CheckOptional("remark", mark.Remark, Texts.RemarkLengthMax))
                .FirstOrDefault(refusal => refusal is not null);
    }

    internal static EquatableArray<MarkedCell>? Stored(EquatableArray<MarkedCell> marks) =>
        marks.Count == 0 ? null : marks;
}
