using System.Globalization;
using Reporting.Domain.Calendars;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Aggregates;

/// <summary>Short ways to ask for aggregates and to compare the answer.</summary>
internal static class Asking
{
    public static readonly AggregateDimension[] ByIndicator = [AggregateDimension.Indicator];

    public static readonly AggregateDimension[] ByPeriod = [AggregateDimension.Indicator, AggregateDimension.Period];

    public static readonly AggregateDimension[] ByUnit = [AggregateDimension.Indicator, AggregateDimension.Unit];

    public static readonly AggregateDimension[] ByAll =
        [AggregateDimension.Indicator, AggregateDimension.Period, AggregateDimension.Unit];

    public static AggregatesQuestion Question(
        string indicators, string from, string to, AggregateDimension[] groupBy, string unit = "P",
        string? level = null,
        AsOf? asOf = null, PeriodKind kind = PeriodKind.Day) =>
        new(indicators.Split(','), unit, from, to, kind, groupBy.ToHashSet(), level, asOf ?? AsOf.Now);

    /// <summary>Settles the projections and asks with the rights of the whole province.</summary>
    public static async Task<Answer<AggregateResult>> Ask(this Story story, AggregatesQuestion question,
        ReadScope? scope = null)
    {
        await story.Settle();
        long? known = question.AsOf.KnownAt is { } at ? await story.Store.PositionAt(at, Story.Ct) : null;
        return await AggregatesQuery.Ask(
            story.Db, question, known, story.Caller(scope), Story.Ct);
    }

    /// <summary>The rows as text: indicator unit period value contributors/missing.</summary>
    public static async Task<string[]> Rows(this Story story, AggregatesQuestion question)
    {
        var answer = Assert.IsType<Answer<AggregateResult>.Given>(await story.Ask(question)).Value;
        return [.. answer.Rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.Indicator?.Code ?? "-"} {row.Unit.Code} {row.Period ?? "-"} {(object?)row.Value ?? "null"} {row.Contributors}/{row.Missing}"))];
    }

    public static async Task<string> RefusalCode(this Story story, AggregatesQuestion question,
        ReadScope? scope = null) =>
        Assert.IsType<Answer<AggregateResult>.Refused>(await story.Ask(question, scope)).Refusal.Code;
}
