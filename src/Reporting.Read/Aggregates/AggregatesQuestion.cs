using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Read.Indicators;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Aggregates;

/// <summary>What an aggregate is grouped by.</summary>
public enum AggregateDimension
{
    Indicator,
    Period,
    Unit,
}

/// <summary>Which tree of units figures are added up on.</summary>
public enum UnitMap
{
    /// <summary>Each figure where its unit hung in the period that it is for.</summary>
    AsFiled,

    /// <summary>The tree of a day: figures of units that did not exist then belong to their successors, or their
    /// predecessors.</summary>
    At,

    /// <summary>The tree of today.</summary>
    Now,
}

/// <summary>Spans of the calendar that shorter periods are joined into.</summary>
public enum AggregateGrain
{
    Month,
    Quarter,
    Year,
}

/// <summary>Which figures are added up.</summary>
public enum FigureStatus
{
    /// <summary>Those in force.</summary>
    Accepted,

    /// <summary>Also those that were submitted or sent and are not accepted: provisional ones (số liệu sơ bộ). They take
    /// the place of what their report has in force.</summary>
    Submitted,
}

/// <summary>A question for aggregates of a unit's subtree.</summary>
/// <param name="Indicators">The codes, in the order of the answer.</param>
/// <param name="Unit">The code of the subtree's root.</param>
/// <param name="From">The first period, of kind <paramref name="PeriodKind"/>.</param>
/// <param name="To">The last period, included.</param>
/// <param name="Level">The kind of the units that rows are made for; null for the units that report.</param>
public sealed record AggregatesQuestion(
    IReadOnlyList<string> Indicators, string Unit, string From, string To, PeriodKind PeriodKind,
    IReadOnlySet<AggregateDimension> GroupBy, string? Level, AsOf AsOf)
{
    public UnitMap Map { get; init; } = UnitMap.Now;

    /// <summary>The day of the map <see cref="UnitMap.At"/>.</summary>
    public DateOnly? MapDay { get; init; }

    public FigureStatus Status { get; init; } = FigureStatus.Accepted;

    /// <summary>What a report would have in force instead of what it has, among accepted figures: for what a correction
    /// would change.</summary>
    public FiguresInstead? Instead { get; init; }

    /// <summary>The code of a breakdown (phân tổ): its parts are asked for in the place of each indicator.</summary>
    public string? Disaggregation { get; init; }

    /// <summary>With periods: rows are made for the spans of the calendar that the periods begin in; null for the periods
    /// themselves.</summary>
    public AggregateGrain? Grain { get; init; }

    /// <summary>Whether each row is wanted with its value of a year before.</summary>
    public bool WantsYearBefore { get; init; }

    /// <summary>Whether each row of a period is wanted with its value from the beginning of the year.</summary>
    public bool WantsCumulative { get; init; }

    /// <summary>Whether the units are wanted whose figures came by succession, or are not divided.</summary>
    public bool WantsMarks { get; init; }

    /// <summary>What the values are to be counted in; null for what each indicator is.</summary>
    public string? UnitOfMeasure { get; init; }

    /// <summary>Columns of <see cref="AggregateRow.Unit"/> beyond id and code.</summary>
    public IReadOnlyCollection<string> UnitColumns { get; init; } = [];

    /// <summary>Columns of <see cref="AggregateRow.Indicator"/> beyond the code.</summary>
    public IReadOnlyCollection<string> IndicatorColumns { get; init; } = [];
}

/// <summary>The answer, true for a position of the log.</summary>
/// <param name="IsIncomplete">Whether events that may concern figures could not be read; see the projection's
/// status.</param>
public sealed record AggregateResult(long Position, bool IsIncomplete, IReadOnlyList<AggregateRow> Rows);

/// <summary>One group.</summary>
/// <param name="Indicator">Null when the group holds several.</param>
/// <param name="Period">Null when the group holds several.</param>
/// <param name="Value">Exact; null where nothing was reported.</param>
/// <param name="Contributors">Reports whose figure entered.</param>
/// <param name="Missing">Reports that should have the figure and whose figure did not enter.</param>
/// <param name="Incomplete">Reports among them with an event that could not be read.</param>
/// <param name="Succeeded">Units whose figures came into it by succession; empty when nobody asked.</param>
/// <param name="NotDivisible">Units whose figures are in it as they were reported, because nobody can divide them, or
/// they are not of the kind that is added up; empty when nobody asked.</param>
public sealed record AggregateRow(
    IndicatorRow? Indicator, UnitRow Unit, string? Period, decimal? Value, int Contributors, int Missing,
    int Incomplete, EquatableArray<Guid> Succeeded, EquatableArray<Guid> NotDivisible)
{
    /// <summary>The version of the indicator's definition that the value follows; null when the group holds
    /// several.</summary>
    public int? IndicatorVersion { get; init; }

    /// <summary>Why there is no value although figures entered: <c>not-aggregated</c> (the indicator says that its
    /// figures do not become one) or <c>division-by-zero</c>; null otherwise.</summary>
    public string? Mark { get; init; }

    /// <summary>How many of the contributors are provisional: submitted and not accepted.</summary>
    public int Provisional { get; init; }

    /// <summary>The indicator that the row's is a part of; null where no breakdown was asked for.</summary>
    public string? Whole { get; init; }

    /// <summary>The value of the same period a year before; null where there is none, or nobody asked.</summary>
    public decimal? YearBefore { get; init; }

    /// <summary>The value from the beginning of the period's year to its end, joined as the indicator says; null where
    /// nobody asked.</summary>
    public decimal? Cumulative { get; init; }

    /// <summary>What the value is counted in.</summary>
    public string? UnitOfMeasure { get; init; }

    /// <summary>How the value is worked out of other indicators' totals; null where it is joined out of its own
    /// figures.</summary>
    public string? Formula { get; init; }

    /// <summary>The total that the formula divides.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>The total that it divides by.</summary>
    public decimal? Denominator { get; init; }
}
