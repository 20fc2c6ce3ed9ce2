using System.Runtime.CompilerServices;
using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Indicators;
using Reporting.Domain.Measures;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Figures;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.Aggregates;

/// <summary>Sums of figures over the unit tree on one of its maps, computed when asked: the database finds the reports of
/// each group, the program folds their figures.</summary>
public static class AggregatesQuery
{
    /// <param name="knownPosition">The position that the question's <see cref="AsOf.KnownAt"/> stands for; null when
    /// it has none.</param>
    public static async Task<Answer<AggregateResult>> Ask(
        NpgsqlDataSource db, AggregatesQuestion question, long? knownPosition, Caller caller, CancellationToken ct)
    {
        AggregateResult? whole = null;
        await foreach (var page in Pages(db, question, knownPosition, int.MaxValue, caller, ct))
        {
            if (page is not Answer<AggregateResult>.Given { Value: var result })
                return page;
            whole = result;
        }
        return whole ?? new AggregateResult(0, false, []);
    }

    /// <summary>The same in pages of one reading. A refusal is the last page, and may come after others when a unit of
    /// measure is wanted.</summary>
    /// <param name="rowCountMax">How many rows a page has.</param>
    public static async IAsyncEnumerable<Answer<AggregateResult>> Pages(
        NpgsqlDataSource db, AggregatesQuestion question, long? knownPosition, int rowCountMax, Caller caller,
        [EnumeratorCancellation] CancellationToken ct)
    {
        question = question with { Indicators = [.. question.Indicators.Distinct()] };
        if (Malformed(question, out var range) is { } malformed)
        {
            yield return malformed;
            yield break;
        }
        var (head, values) = await Folded(db, question, range, knownPosition, caller, ct);
        if (Refused(question, head.IsKnown, head.IsAllowed, head.Unknown, head.IsLevelKnown, head.KindsOfMeasure) is { } refused)
        {
            yield return refused;
            yield break;
        }
        var rows = new List<AggregateRow>();
        foreach (var row in await AggregateRows.Of(db, question, head, values, caller, ct))
        {
            if (AggregateRows.Converted(row, question.UnitOfMeasure) is not { } converted)
            {
                yield return MeasureRefusals.NotConvertible(row.UnitOfMeasure!, question.UnitOfMeasure!);
                yield break;
            }
            if (rows.Count == rowCountMax)
            {
                yield return new AggregateResult(knownPosition ?? head.Position, head.IsIncomplete, rows);
                rows = [];
            }
            rows.Add(converted);
        }
        yield return new AggregateResult(knownPosition ?? head.Position, head.IsIncomplete, rows);
    }

    private static async Task<(AggregateHead Head, List<AggregateValue> Values)> Folded(
        NpgsqlDataSource db, AggregatesQuestion question, PeriodRange range, long? knownPosition, Caller caller,
        CancellationToken ct)
    {
        var sql = AggregatesSql.For(question, knownPosition is not null);
        var parameters = Bind(question, range, knownPosition, caller);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct, onMaps: true);
        if (!await reader.ReadAsync(ct))
            throw new InvalidOperationException("The projection of figures has no checkpoint.");
        var head = AggregateHead.Read(reader.GetString(0));
        var fold = new AggregateFold(head, question);
        while (await reader.ReadAsync(ct))
            fold.Add(StretchRow.Read(reader), reader);
        return (head, [.. fold.Values()]);
    }

    /// <summary>The values of the statement's first parameters, in their order.</summary>
    internal static SqlParameters Bind(
        AggregatesQuestion question, PeriodRange range, long? knownPosition, Caller caller)
    {
        var parameters = new SqlParameters();
        parameters.Texts(question.Indicators);
        parameters.Text(question.Unit);
        parameters.Date(caller.Today);
        parameters.Uuids(caller.Scope.Units);
        parameters.Text(question.Level);
        parameters.Text(PeriodKindText.Of(question.PeriodKind));
        parameters.Date(range.First);
        parameters.Date(range.Last);
        parameters.Date(question.MapDay ?? caller.Today);
        if (knownPosition is { } position)
            parameters.BigInt(position);
        if (question.AsOf.InForceAt is { } inForceAt)
            parameters.Time(inForceAt);
        if (question.Instead is { } instead)
        {
            parameters.Uuid(instead.ReportId);
            parameters.Texts(instead.Indicators);
            parameters.Numbers(instead.Values);
            parameters.Text(FiguresAsText.Of([.. instead.Indicators], [.. instead.Values]));
        }
        return parameters;
    }

    /// <summary>What is wrong with a question before anybody looks at rows.</summary>
    internal static Refusal? Malformed(AggregatesQuestion question, out PeriodRange range)
    {
        range = new PeriodRange(default, default);
        return question.Indicators.Count == 0 ? ReadRefusals.NothingAsked()
            : question.Map == UnitMap.At != question.MapDay is not null ? ReadRefusals.MapDay()
            : question.Status == FigureStatus.Submitted && question.AsOf.InForceAt is not null
                ? ReadRefusals.ProvisionalInForce()
            : question.UnitOfMeasure is { } wanted && UnitsOfMeasure.Find(wanted) is null
                ? MeasureRefusals.Unknown(wanted)
            : PeriodRange.Read(question.From, question.To, question.PeriodKind, out range);
    }

    internal static Refusal? Refused(NpgsqlDataReader reader, AggregatesQuestion question) => Refused(
        question, reader.GetBoolean(2), reader.GetBoolean(3),
        reader.IsDBNull(4) ? null : reader.GetFieldValue<string[]>(4), reader.GetBoolean(6), reader.GetInt32(5));

    private static Refusal? Refused(
        AggregatesQuestion question, bool isKnown, bool isAllowed, IReadOnlyList<string>? unknown, bool isLevelKnown,
        int kindsOfMeasure) =>
        !isKnown ? UnitRefusals.Unknown(question.Unit)
        : !isAllowed ? ReadRefusals.Forbidden(question.Unit)
        : unknown is not null ? IndicatorRefusals.Unknown(unknown)
        : !isLevelKnown ? ReadRefusals.LevelUnknown(question.Level!)
        : !question.GroupBy.Contains(AggregateDimension.Indicator) && kindsOfMeasure > 1
            ? ReadRefusals.NotAdditive(question.Indicators)
        : null;
}
