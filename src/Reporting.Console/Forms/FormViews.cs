namespace Reporting.Console.Forms;

/// <summary>A version of a template, as a form.</summary>
public sealed record TemplateView(
    string Template, int Version, string Name, string Kind, IReadOnlyList<ColumnView> Columns,
    IReadOnlyList<HeaderView> Headers, IReadOnlyList<SectionView> Sections, IReadOnlyList<RowView> Rows,
    IReadOnlyList<ConstraintView> Constraints);

/// <param name="Kind">number, text, date or choice.</param>
public sealed record ColumnView(
    string Code, string Name, string Kind, bool IsFigure, int? Decimals, IReadOnlyList<string> Choices, bool IsRequired,
    string? Formula);

public sealed record HeaderView(string Text, int Level, IReadOnlyList<string> Columns);

public sealed record SectionView(string Code, string Title, bool IsRequired);

public sealed record RowView(int Order, string Indicator, int Decimals);

public sealed record ConstraintView(string Rule, string Severity, string Expression);

public sealed record IndicatorView(string Code, string Name, string? NameVi, string UnitOfMeasure);

/// <summary>A report as its own stream has it.</summary>
/// <param name="Nil">The cells and sections in which nothing arose.</param>
/// <param name="AllowsNil">Those that may say so.</param>
/// <param name="Asked">The cells that the unit is asked for; null: all of the form.</param>
public sealed record ReportResource(
    Guid Id, string State, int Version, IReadOnlyDictionary<string, string> Cells,
    IReadOnlyDictionary<string, string> Comments, InForceView? InForce, IReadOnlyList<SectionText>? Sections,
    HashSet<string> Nil, HashSet<string> AllowsNil, HashSet<string>? Asked)
{
    /// <summary>What stands in a cell of the version in work, or in force where none is.</summary>
    public string? Cell(string name) => Cells.GetValueOrDefault(name) ?? (Cells.Count == 0 ? InForce?.Cells.GetValueOrDefault(name) : null);
}

public sealed record InForceView(int Version, DateTimeOffset Since, IReadOnlyDictionary<string, string> Cells);

public sealed record SectionText(string Code, string Title, string? Text, string? Shown);

/// <summary>What a check finds.</summary>
public sealed record CheckView(
    int Version, bool CanSubmit, IReadOnlyList<FindingView> Findings, Wire.ApiProblem? Refusal,
    IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What asks for a comment, and does not block when it has one.</summary>
    public IEnumerable<FindingView> ToExplain => Findings.Where(finding => finding is { Kind: "warning" or "outlier", Rule: not null });

    /// <summary>Whether something stands in the way that no comment can remove.</summary>
    public bool IsBlocked => Refusal is not null || Findings.Any(finding => finding is { IsBlocking: true, Kind: not ("warning" or "outlier") })
        || (Findings.Count == 0 && !CanSubmit);
}

/// <param name="Kind">missing, outdated, error, warning or outlier.</param>
public sealed record FindingView(
    string Kind, string? Rule, IReadOnlyList<string> Cells, string Message, string? Comment, bool IsBlocking)
{
    public string Tone => Kind is "error" or "missing" ? "bad" : "warn";
}

/// <summary>Why a report was sent back, and how what is there now differs from what was sent back.</summary>
public sealed record SentBackView(string By, string? Code, string Reason, IReadOnlyList<DifferenceView> Cells);

public sealed record DifferenceView(string Name, string? Old, string? New, bool Changed, bool Marked, string? Remark);

/// <summary>Which totals a correction would change.</summary>
public sealed record CorrectionView(
    IReadOnlyList<ChangeView> Figures, IReadOnlyList<TotalView> Totals, IReadOnlyList<AggregatedView>? Aggregated);

/// <summary>A cell of a report that was made from the corrected one.</summary>
public sealed record AggregatedView(string Unit, string Cell, string? Old, string? New);

public sealed record ChangeView(string Cell, string? Old, string? New);

public sealed record TotalView(string Unit, string Indicator, string? Old, string? New);
