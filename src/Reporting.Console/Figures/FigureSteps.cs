using System.Globalization;
using System.Text;
using Reporting.Console.Wire;

namespace Reporting.Console.Figures;

/// <summary>Who did something.</summary>
public sealed record Person(string UserName, string DisplayName);

/// <summary>One change of a figure in force.</summary>
public sealed record FigureStep(
    int Version, decimal? Value, decimal? PreviousValue, DateTimeOffset KnownAt, DateTimeOffset InForceAt, long Position,
    string Event, Guid ReportId, string Regime, Person? EnteredBy, Person? SignedBy, Person? AcceptedBy, string? Reason)
{
    public const string Fields =
        "version value previousValue knownAt inForceAt position event reportId regime enteredBy { userName displayName } "
        + "signedBy { userName displayName } acceptedBy { userName displayName } reason";

    /// <summary>Whose figure it is.</summary>
    public PlaceName Unit { get; init; } = new("", "");
}

/// <summary>How a figure or a sum came to be, step by step.</summary>
/// <param name="Units">The units whose figures are in it.</param>
/// <param name="HasMore">Whether there are more units than are looked at.</param>
public sealed record FigureStory(IReadOnlyList<PlaceName> Units, IReadOnlyList<FigureStep> Steps, bool HasMore)
{
    /// <summary>Of how many units steps are shown together.</summary>
    public const int UnitsMax = 60;

    private sealed record Named(Known Units);

    private sealed record Known(IReadOnlyList<PlaceName> List);

    private sealed record Places(Nodes Figures);

    private sealed record Nodes(IReadOnlyList<Reported> List, PageEnd PageInfo);

    private sealed record Reported(PlaceName Unit);

    /// <summary>The steps of a unit's own figure; of a unit that reports none itself, those of all that do below it.</summary>
    public static async Task<FigureStory> Load(
        Api api, string unit, string indicator, string period, string kind, CancellationToken ct)
    {
        var known = (await api.Ask<Named>(
            "query($unit: String!) { units(first: 1, where: { code: { eq: $unit } }) { list: nodes { code name } } }", new { unit }, ct)).Units.List;
        var self = known is [var found] ? found : new PlaceName(unit, unit);
        var own = await Ask(api, [self], indicator, period, ct);
        if (own.Count > 0)
            return new FigureStory([self], own, HasMore: false);
        var below = (await api.Ask<Places>(
            $$"""
            { figures(within: {{View.Quoted(unit)}}, from: {{View.Quoted(period)}}, to: {{View.Quoted(period)}}, periodKind: {{kind}}
                where: { indicator: { code: { eq: {{View.Quoted(indicator)}} } } }, first: {{UnitsMax}})
              { list: nodes { unit { code name } } pageInfo { hasNextPage endCursor } } }
            """, null, ct)).Figures;
        PlaceName[] units = [.. below.List.Select(figure => figure.Unit).Distinct()];
        return new FigureStory(units, await Ask(api, units, indicator, period, ct), below.PageInfo.HasNextPage);
    }

    private static async Task<IReadOnlyList<FigureStep>> Ask(
        Api api, PlaceName[] units, string indicator, string period, CancellationToken ct)
    {
        if (units.Length == 0)
            return [];
        var query = new StringBuilder("{");
        foreach (var (unit, i) in units.Select((unit, i) => (unit, i)))
        {
            query.Append(CultureInfo.InvariantCulture,
                $" u{i}: figureHistory(unit: {View.Quoted(unit.Code)}, indicator: {View.Quoted(indicator)}, period: {View.Quoted(period)}) {{ {FigureStep.Fields} }}");
        }
        var answer = await api.Ask<Dictionary<string, IReadOnlyList<FigureStep>>>(query.Append(" }").ToString(), null, ct);
        return
        [
            .. units.SelectMany((unit, i) => answer[$"u{i}"].Select(step => step with { Unit = unit }))
                .OrderBy(step => step.Position),
        ];
    }
}
