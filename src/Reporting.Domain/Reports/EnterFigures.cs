using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>Cells are entered, changed or cleared (null), and broken warnings commented (E1, E2); what is not named
/// stays.
/// After a return the entry opens the next version (E8).</summary>
public sealed record EnterFigures(
    ReportId ReportId, EquatableArray<EnteredCell> Cells, EquatableArray<RuleComment> Comments, AccountId By)
{
    /// <summary>Whoever works on parts of the report enters into these cells only (D3); null: into all that are
    /// asked.</summary>
    public EquatableArray<string>? Within { get; init; }

    /// <summary>Cells beside the indicators' figures, as they were written: columns' cells and sections.</summary>
    public EquatableArray<EnteredDetail> Details { get; init; }

    /// <summary>Cells and sections in which nothing arose (không phát sinh).</summary>
    public EquatableArray<string> Nil { get; init; }

    /// <summary>The version of the report's stream that the editor looked at; null: whatever stands there gives
    /// way.</summary>
    public long? BasedOn { get; init; }

    /// <summary>By cell: what stood in it when the editor looked. Goes before <see cref="BasedOn"/>.</summary>
    public EquatableArray<(string Cell, string? Value)> Bases { get; init; }

    /// <summary>Where the figures come from; null: by hand.</summary>
    public FigureSource? Source { get; init; }

    /// <summary>What the report's other periods have in force; formulas may ask for it.</summary>
    public Func<PeriodShift, CellValues?>? Elsewhere { get; init; }

    /// <param name="command">The wish.</param>
    /// <param name="version">The template version in which the report was assigned.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(EnterFigures command, TemplateVersion version, Report state)
    {
        if (state.State == ReportState.NotAssigned)
            return Refuse(ReportRefusals.NotAssigned());
        if (!state.IsInEntry)
            return Refuse(ReportRefusals.NotInEntry(state.State));
        var (wishedCells, wishedDetails, misfit) = NilCells.Added(command, version);
        if ((misfit ?? FigureSource.Check(command.Source) ?? CheckCells(wishedCells, version)
            ?? CheckAsked(command, wishedCells, state) ?? CheckComments(command.Comments, version)) is { } wrong)
            return Refuse(wrong);
        var (details, refused) = EnteredDetails.Read(wishedDetails, version, state);
        var cells = Changed(wishedCells, state);
        if ((refused ?? CheckAggregated(cells, details, state) ?? EntryConflicts.Find(command, cells, details, state)) is { } no)
            return Refuse(no);
        (cells, details) = DerivedCells.Added(cells, details, version, command.Elsewhere, state);
        var comments = Changed(command.Comments, state);
        var opensVersion = state.State is ReportState.Returned or ReportState.CorrectionApproved;
        // The same figures again change nothing, unless they open a version: then it is a fact that they stay.
        return cells.Count == 0 && comments.Count == 0 && details.Count == 0 && !opensVersion
            ? Emit()
            : Emit(new FiguresEntered(
                command.ReportId, state.EntryVersion, cells, comments, command.By,
                details.Count == 0 ? null : details, command.Source));
    }

    private static Refusal? CheckCells(EquatableArray<EnteredCell> cells, TemplateVersion version)
    {
        List<string>? strangers = null, tooManyDecimals = null;
        foreach (var cell in cells)
        {
            if (version.DecimalsOf(cell.Indicator) is not { } decimals)
                (strangers ??= []).Add(cell.Indicator);
            else if (version.Derived.Length > 0 && version.Cell(cell.Indicator)!.Formula is not null)
                return ReportRefusals.DerivedCell(cell.Indicator);
            else if (cell.Value is { } value && FigureText.Decimals(value) > decimals)
                (tooManyDecimals ??= []).Add(cell.Indicator);
            else if (cell.Value is { } figure && !FigureText.IsInRange(figure))
                return ReportRefusals.FigureTooLong(cell.Indicator);
        }
        return strangers is not null ? ReportRefusals.FigureNotInTemplate(strangers)
            : tooManyDecimals is not null ? ReportRefusals.TooManyDecimals(tooManyDecimals)
            : cells.CountBy(c => c.Indicator).FirstOrDefault(c => c.Value > 1).Key is { } twice
                ? ReportRefusals.FigureTwice(twice)
            : null;
    }

    private static Refusal? CheckAsked(EnterFigures command, EquatableArray<EnteredCell> cells, Report state)
    {
        string[] outside =
        [
            .. cells.Select(cell => cell.Indicator)
                .Where(cell => state.AskedCells?.Contains(cell) == false || command.Within?.Contains(cell) == false),
        ];
        return outside.Length > 0 ? ReportRefusals.CellNotAsked(outside) : null;
    }

    // What the system added up is not changed by hand: the report below is.
    private static Refusal? CheckAggregated(
        EquatableArray<EnteredCell> cells, EquatableArray<EnteredDetail> details, Report state)
    {
        if (state.Aggregation is null)
            return null;
        string[] aggregated =
        [
            .. cells.Select(cell => cell.Indicator)
                .Where(cell => state.Cells.Find(cell)?.Source?.Kind == SourceKind.Subordinates),
            .. details.Select(detail => detail.Cell)
                .Where(cell => state.Details.Find(cell)?.Source?.Kind == SourceKind.Subordinates),
        ];
        return aggregated.Length > 0 ? AggregationRefusals.CellAggregated(aggregated) : null;
    }

    private static Refusal? CheckComments(EquatableArray<RuleComment> comments, TemplateVersion version)
    {
        foreach (var comment in comments)
        {
            if (!version.HasRule(comment.Rule))
                return ReportRefusals.RuleUnknown(comment.Rule);
            if (Texts.Check("comments", comment.Comment, Texts.RemarkLengthMax) is { } wrong)
                return wrong;
        }
        return comments.CountBy(c => c.Rule).FirstOrDefault(c => c.Value > 1).Key is { } twice
            ? ReportRefusals.CommentTwice(twice)
            : null;
    }

    private static EquatableArray<EnteredCell> Changed(EquatableArray<EnteredCell> cells, Report state) =>
        cells.Where(cell => state.Cells.Find(cell.Indicator) is var now
                && (now?.Value != cell.Value || now?.IsNil != cell.IsNil))
            .Select(cell => cell.Value is { Scale: > 0 } value
                ? cell with { Value = FigureText.Normalise(value) }
                : cell)
            .ToEquatableArray();

    private static EquatableArray<RuleComment> Changed(EquatableArray<RuleComment> comments, Report state) =>
        comments.Where(c => RuleComments.Find(state.Comments, c.Rule) != c.Comment).ToEquatableArray();
}
