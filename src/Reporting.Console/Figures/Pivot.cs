using System.Text.Json.Serialization;

namespace Reporting.Console.Figures;

public sealed record SumsAnswer(Sums Aggregates);

/// <param name="Position">What the answer stands on: the same question at it has the same answer for ever.</param>
public sealed record Sums(long Position, bool IsIncomplete, IReadOnlyList<Sum> Rows);

/// <param name="Mark">Why there is no value, or what it is not.</param>
public sealed record Sum(
    IndicatorName Indicator, PlaceName Unit, string? Period, decimal? Value, string? Mark, int Contributors, int Missing,
    int Incomplete, decimal? YearBefore = null, decimal? Change = null, decimal? ChangePercent = null, decimal? Cumulative = null);

public sealed record IndicatorName(string Code, string Name, string? NameVi, string UnitOfMeasure)
{
    public string In(Words words) => words.IsEnglish ? Name : NameVi ?? Name;
}

public sealed record PlaceName(string Code, string Name);

/// <summary>Sums as a table: a line for each indicator and unit, a column for each period.</summary>
public sealed class Pivot
{
    private readonly Dictionary<(string Indicator, string Unit, string Period), Sum> sums;

    public Pivot(Sums answer)
    {
        Answer = answer;
        Lines = [.. answer.Rows.Select(row => new PivotLine(row.Indicator, row.Unit)).Distinct()];
        Periods = [.. answer.Rows.Select(row => row.Period ?? "").Distinct().Order(StringComparer.Ordinal)];
        sums = answer.Rows.GroupBy(row => (row.Indicator.Code, row.Unit.Code, row.Period ?? ""))
            .ToDictionary(group => group.Key, group => group.First());
    }

    public Sums Answer { get; }

    public IReadOnlyList<PivotLine> Lines { get; }

    public IReadOnlyList<string> Periods { get; }

    public Sum? At(PivotLine line, string period) => sums.GetValueOrDefault((line.Indicator.Code, line.Unit.Code, period));
}

public sealed record PivotLine(IndicatorName Indicator, PlaceName Unit)
{
    [JsonIgnore] public string Name => $"{Indicator.Code}, {Unit.Name}";
}
