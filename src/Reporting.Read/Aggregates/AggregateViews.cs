using System.Runtime.CompilerServices;
using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Read.Reading;

namespace Reporting.Read.Aggregates;

/// <summary>A question for aggregates with what is seen beside them: the year before, the year so far, and the parts of a
/// breakdown. Each is the answer to a further question, at the position of the first answer.</summary>
public static class AggregateViews
{
    public const int PeriodsMax = 62;

    /// <summary>How many values of a unit are held at once where an answer comes in pages.</summary>
    public const int CellsAtOnce = 120;

    private const string PartsSql =
        """
        select a.code, d.value ->> 'code', p.value #>> '{}'
        from unnest($1) as a (code)
        cross join lateral (
            select v.content from read.indicator_versions v
            where v.code = a.code and v.state = 'official' order by v.version desc limit 1) v
        cross join lateral jsonb_array_elements(v.content -> 'disaggregations') as d
        cross join lateral jsonb_array_elements(d.value -> 'parts') with ordinality as p (value, place)
        where d.value ->> 'code' = $2
        order by a.code, p.place
        """;

    public static async Task<Answer<AggregateResult>> Ask(
        NpgsqlDataSource db, AggregatesQuestion question, long? knownPosition, Caller caller, CancellationToken ct)
    {
        var (broken, wholes, refusal) = await BrokenDown(db, question, caller, ct);
        if (refusal is not null)
            return refusal;
        question = broken;
        var answer = await AggregatesQuery.Ask(db, question, knownPosition, caller, ct);
        if (answer is not Answer<AggregateResult>.Given { Value: var result })
            return answer;
        var rows = WithWholes(result.Rows, wholes);
        Task<Answer<AggregateResult>> Further(AggregatesQuestion further) =>
            AggregatesQuery.Ask(db, further, result.Position, caller, ct);
        if (question.WantsYearBefore)
            rows = await WithYearBefore(question, rows, Further);
        if (question.WantsCumulative && question.Grain is null && question.GroupBy.Contains(AggregateDimension.Period))
        {
            if (rows.Select(row => row.Period).Distinct().Count() > PeriodsMax)
                return ReadRefusals.TooManyPeriods(PeriodsMax);
            rows = await WithCumulative(question, rows, Further);
        }
        return result with { Rows = rows };
    }

    /// <summary>The same for some periods at a time, for answers too long to be held: rows by unit and period are one page
    /// for each of these spans, all of them known up to the position of the first one. Anything else is one page.</summary>
    public static async IAsyncEnumerable<Answer<AggregateResult>> Pages(
        NpgsqlDataSource db, AggregatesQuestion question, long? knownPosition, Caller caller,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var (broken, wholes, refusal) = await BrokenDown(db, question, caller, ct);
        if (refusal is not null)
        {
            yield return refusal;
            yield break;
        }
        foreach (var (from, to) in Spans(broken))
        {
            var answer = await Ask(db, broken with { From = from, To = to }, knownPosition, caller, ct);
            if (answer is not Answer<AggregateResult>.Given { Value: var result })
            {
                yield return answer;
                yield break;
            }
            knownPosition = result.Position;
            yield return result with { Rows = WithWholes(result.Rows, wholes) };
        }
    }

    private static IEnumerable<(string From, string To)> Spans(AggregatesQuestion question)
    {
        var isLong = question.Grain is null && question.GroupBy.IsSupersetOf([AggregateDimension.Unit, AggregateDimension.Period])
            && !question.WantsCumulative;
        var count = isLong ? Math.Max(1, CellsAtOnce / Math.Max(1, question.Indicators.Count)) : int.MaxValue;
        if (!isLong || !Period.TryParse(question.From, question.PeriodKind, out var first)
            || !Period.TryParse(question.To, question.PeriodKind, out var last) || first > last)
        {
            yield return (question.From, question.To);
            yield break;
        }
        for (var begin = first; begin is not null && begin <= last;)
        {
            var end = begin;
            for (var i = 1; i < count && PeriodCalculus.Next(end) is { } next && next <= last; i++)
                end = next;
            // A kind without an order of its own is not cut.
            yield return (begin.Text, PeriodCalculus.Next(end) is null ? last.Text : end.Text);
            begin = PeriodCalculus.Next(end);
        }
    }

    /// <summary>The question for the parts, where a breakdown is asked for, and what each is a part of.</summary>
    private static async Task<(AggregatesQuestion Question, Dictionary<string, string> Wholes, Refusal? Refusal)> BrokenDown(
        NpgsqlDataSource db, AggregatesQuestion question, Caller caller, CancellationToken ct)
    {
        if (question.Disaggregation is not { } breakdown)
            return (question, [], null);
        var wholes = await Parts(db, question, breakdown, caller, ct);
        return question.Indicators.FirstOrDefault(code => !wholes.ContainsValue(code)) is { } whole
            ? (question, wholes, ReadRefusals.NotBrokenDown(whole, breakdown))
            : (question with { Indicators = [.. wholes.Keys], Disaggregation = null }, wholes, null);
    }

    private static IReadOnlyList<AggregateRow> WithWholes(
        IReadOnlyList<AggregateRow> rows, Dictionary<string, string> wholes) => wholes.Count == 0 ? rows
        : [.. rows.Select(row => row with { Whole = wholes.GetValueOrDefault(row.Indicator?.Code ?? "") })];

    private static async Task<IReadOnlyList<AggregateRow>> WithYearBefore(
        AggregatesQuestion question, IReadOnlyList<AggregateRow> rows,
        Func<AggregatesQuestion, Task<Answer<AggregateResult>>> ask)
    {
        if (YearBefore(question.From) is not { } from || YearBefore(question.To) is not { } to)
            return rows;
        var before = Values(await ask(question with { From = from, To = to }));
        return
        [
            .. rows.Select(row => row with
            {
                YearBefore = before.GetValueOrDefault(
                    Key(row) with { Period = row.Period is { } period ? YearBefore(period) : null }),
            }),
        ];
    }

    // From the first period of the year to the row's: joined over time as the indicator says.
    private static async Task<IReadOnlyList<AggregateRow>> WithCumulative(
        AggregatesQuestion question, IReadOnlyList<AggregateRow> rows,
        Func<AggregatesQuestion, Task<Answer<AggregateResult>>> ask)
    {
        var values = new Dictionary<GroupKey, decimal?>();
        foreach (var period in rows.Select(row => row.Period).OfType<string>().Distinct())
        {
            var answer = await ask(question with
            {
                From = FirstOfYear(period),
                To = period,
                GroupBy = question.GroupBy.Where(by => by != AggregateDimension.Period).ToHashSet(),
            });
            foreach (var (key, value) in Values(answer))
                values[key with { Period = period }] = value;
        }
        return [.. rows.Select(row => row with { Cumulative = values.GetValueOrDefault(Key(row)) })];
    }

    private sealed record GroupKey(string? Indicator, Guid Unit, string? Period);

    private static GroupKey Key(AggregateRow row) => new(row.Indicator?.Code, row.Unit.UnitId, row.Period);

    // What was refused (a level that has no units then) has no values.
    private static Dictionary<GroupKey, decimal?> Values(Answer<AggregateResult> answer) =>
        answer is Answer<AggregateResult>.Given { Value.Rows: var rows }
            ? rows.ToDictionary(Key, row => row.Value) : [];

    private static string? YearBefore(string text) =>
        Period.TryParse(text, null, out var period) ? period.Shifted(PeriodShift.LastYear)?.Text : null;

    private static string FirstOfYear(string text)
    {
        var first = Period.TryParse(text, null, out var period) ? period : throw new FormatException(text);
        while (!first.IsFirstOfYear() && first.Shifted(PeriodShift.Previous) is { } before)
            first = before;
        return first.Text;
    }

    /// <summary>Each part, and what it is a part of.</summary>
    private static async Task<Dictionary<string, string>> Parts(
        NpgsqlDataSource db, AggregatesQuestion question, string breakdown, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        parameters.Texts(question.Indicators);
        parameters.Text(breakdown);
        await using var reader = await Guarded.Read(db, caller, PartsSql, parameters, ct);
        var wholes = new Dictionary<string, string>();
        while (await reader.ReadAsync(ct))
            wholes.TryAdd(reader.GetString(2), reader.GetString(0));
        return wholes;
    }
}
