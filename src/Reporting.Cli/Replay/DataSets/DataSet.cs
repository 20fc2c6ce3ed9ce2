using System.Collections.Immutable;

namespace Reporting.Cli.Replay.DataSets;

/// <summary>A data set in the replay format, read and checked as a whole before anything is sent.</summary>
/// <param name="Units">Parents before their children, whatever the order in the file.</param>
/// <param name="Reports">In the order in which they were recorded.</param>
internal sealed record DataSet(
    string Name,
    ImmutableArray<UnitEntry> Units,
    ImmutableArray<IndicatorEntry> Indicators,
    ImmutableArray<TemplateEntry> Templates,
    ImmutableArray<ReportRow> Reports,
    ImmutableArray<PublishedTotal> Totals,
    ImmutableArray<TotalDifference> Exceptions)
{
    /// <summary>Whether its reports are signed with a certificate of a demo authority.</summary>
    public bool IsSigned { get; init; }
}

internal sealed record UnitEntry(string Code, string Name, string Kind, string? Parent);

internal sealed record IndicatorEntry(
    string Code, string Name, string? NameVi, string UnitOfMeasure, string OverUnits, string OverTime, int Decimals);

/// <param name="Over">The kind of unit that reports.</param>
internal sealed record TemplateEntry(
    string Code, string Name, string PeriodKind, string Over, ImmutableArray<TemplateVersionEntry> Versions);

internal sealed record TemplateVersionEntry(
    int Version, DateOnly ValidFrom, ImmutableArray<RowEntry> Rows, ImmutableArray<ConstraintEntry> Constraints);

internal sealed record RowEntry(int Order, string Indicator);

internal sealed record ConstraintEntry(string Rule, string Severity, string Expression);

/// <summary>Which report: a unit, a template and a period.</summary>
internal readonly record struct ReportKey(string Template, string Unit, string Period);

/// <summary>One recorded version of a report; without figures it withdraws what was there.</summary>
internal sealed record ReportRow(
    int Line, ReportKey Key, int TemplateVersion, int Version, DateTimeOffset RecordedAt,
    ImmutableArray<Figure> Figures);

internal readonly record struct Figure(string Indicator, decimal Value);

/// <summary>Totals that the publisher published for a unit and a period, or for a span of periods.</summary>
/// <param name="Period">As it is written in exceptions.csv: the period, or from/to for a span.</param>
/// <param name="KnownAt">When they were published; null for the final figures.</param>
internal sealed record PublishedTotal(
    string Unit, string Period, string From, string To, string? KnownAt, ImmutableArray<Figure> Figures);

/// <summary>A cell in which the published total isn't the sum of the published reports.</summary>
/// <param name="Computed">Null where nothing was reported.</param>
internal sealed record TotalDifference(
    string Unit, string Period, string? KnownAt, string Indicator, decimal? Computed, decimal Published);
