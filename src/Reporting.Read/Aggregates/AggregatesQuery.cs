using System.Runtime.CompilerServices;
using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Indicators;
using Reporting.Domain.Measures;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Indicators;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Aggregates;

/// <summary>Sums of figures over the unit tree on one of its maps, computed when asked.</summary>
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

    /// <summary>The same in pages of one reading, for answers too long to be held: a connection is taken until the last
    /// one. A refusal is the last page, and may come after others when a unit of measure is wanted.</summary>
    /// <param name="rowCountMax">How many rows a page has.</param>
    public static async IAsyncEnumerable<Answer<AggregateResult>> Pages(
        NpgsqlDataSource db, AggregatesQuestion question, long? knownPosition, int rowCountMax, Caller caller,
        [EnumeratorCancellation] CancellationToken ct)
    {
        question = question with { Indicators = [.. question.Indicators.Distinct()] };
        if (Malformed(question, out var range) is { } refusal)
        {
            yield return refusal;
            yield break;
        }
        var units = UnitRow.Shape.Select([.. question.UnitColumns, "unit_id", "code"]);
        var indicators = IndicatorRow.Shape.Select(question.IndicatorColumns);
        var sql = AggregatesSql.For(question, knownPosition is not null, units, indicators);
        var parameters = Bind(question, range, knownPosition, caller);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct, onMaps: true);
        await foreach (var page in Read(reader, question, units, indicators, knownPosition, rowCountMax, ct))
            yield return page;
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

    private static async IAsyncEnumerable<Answer<AggregateResult>> Read(
        NpgsqlDataReader reader, AggregatesQuestion question, RowPart<UnitRow>[] units,
        RowPart<IndicatorRow>[] indicators, long? knownPosition, int rowCountMax, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new List<AggregateRow>();
        var (position, isIncomplete) = (0L, false);
        while (await reader.ReadAsync(ct))
        {
            var row = reader.IsDBNull(13) ? null : Row(reader, question, units, indicators);
            var converted = row is null ? null : Converted(row, question.UnitOfMeasure);
            var refusal = rows.Count == 0 ? Refused(reader, question) : null;
            if (row is not null && converted is null)
                refusal ??= MeasureRefusals.NotConvertible(row.UnitOfMeasure!, question.UnitOfMeasure!);
            if (refusal is not null)
            {
                yield return refusal;
                yield break;
            }
            if (rows.Count == rowCountMax)
            {
                yield return new AggregateResult(position, isIncomplete, rows);
                rows = [];
            }
            (position, isIncomplete) = (knownPosition ?? reader.GetInt64(0), reader.GetBoolean(1));
            if (converted is not null)
                rows.Add(converted);
        }
        yield return new AggregateResult(position, isIncomplete, rows);
    }

    internal static Refusal? Refused(NpgsqlDataReader reader, AggregatesQuestion question) =>
        !reader.GetBoolean(2) ? UnitRefusals.Unknown(question.Unit)
        : !reader.GetBoolean(3) ? ReadRefusals.Forbidden(question.Unit)
        : !reader.IsDBNull(4) ? IndicatorRefusals.Unknown(reader.GetFieldValue<string[]>(4))
        : !reader.GetBoolean(6) ? ReadRefusals.LevelUnknown(question.Level!)
        : !question.GroupBy.Contains(AggregateDimension.Indicator) && reader.GetInt32(5) > 1
            ? ReadRefusals.NotAdditive(question.Indicators)
        : null;

    private static EquatableArray<Guid> Units(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? [] : [.. reader.GetFieldValue<Guid[]>(ordinal)];

    private static AggregateRow Row(
        NpgsqlDataReader reader, AggregatesQuestion question, RowPart<UnitRow>[] units,
        RowPart<IndicatorRow>[] indicators)
    {
        var unit = new UnitRow();
        units.Read(unit, reader, 23);
        IndicatorRow? indicator = null;
        if (reader.Integer(7) is { } place)
        {
            indicator = new IndicatorRow { Code = question.Indicators[place - 1] };
            indicators.Read(indicator, reader, 23 + units.Length);
        }
        return new AggregateRow(
            indicator, unit, reader.Text(8), reader.Exact(9), reader.GetInt32(10), reader.GetInt32(11),
            reader.GetInt32(12), Units(reader, 14), Units(reader, 15))
        {
            IndicatorVersion = reader.Integer(16), Mark = reader.Text(17), UnitOfMeasure = reader.Text(18),
            Provisional = reader.GetInt32(19), Formula = reader.Text(20), Numerator = reader.Exact(21),
            Denominator = reader.Exact(22),
        };
    }

    /// <summary>The row in another unit of measure; null when it does not convert.</summary>
    private static AggregateRow? Converted(AggregateRow row, string? wanted)
    {
        if (wanted is null)
            return row;
        var to = UnitsOfMeasure.Find(wanted)!;
        if (UnitsOfMeasure.Find(row.UnitOfMeasure) is not { } from || from.Quantity != to.Quantity)
            return null;
        return row with { UnitOfMeasure = to.NameVi, Value = row.Value is { } value ? from.To(to, value) : null };
    }
}
