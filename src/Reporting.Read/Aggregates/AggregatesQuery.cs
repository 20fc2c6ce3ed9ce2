using Npgsql;
using NpgsqlTypes;
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
        question = question with { Indicators = [.. question.Indicators.Distinct()] };
        if (question.Indicators.Count == 0)
            return ReadRefusals.NothingAsked();
        if (question.Map == UnitMap.At != question.MapDay is not null)
            return ReadRefusals.MapDay();
        if (question.UnitOfMeasure is { } wanted && UnitsOfMeasure.Find(wanted) is null)
            return MeasureRefusals.Unknown(wanted);
        if (PeriodRange.Read(question.From, question.To, question.PeriodKind, out var range) is { } refusal)
            return refusal;
        var units = UnitRow.Shape.Select([.. question.UnitColumns, "unit_id", "code"]);
        var indicators = IndicatorRow.Shape.Select(question.IndicatorColumns);
        await using var command = db.CreateCommand(AggregatesSql.For(question, units, indicators));
        Bind(command.Parameters, question, range, knownPosition, caller);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await Read(reader, question, units, indicators, knownPosition, ct);
    }

    private static void Bind(
        NpgsqlParameterCollection parameters, AggregatesQuestion question, PeriodRange range, long? knownPosition,
        Caller caller)
    {
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. question.Indicators] });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = question.Unit });
        parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = caller.Today });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. caller.Scope.Units] });
        parameters.Add(new NpgsqlParameter { Value = (object?)question.Level ?? DBNull.Value,
            NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = PeriodKindText.Of(question.PeriodKind) });
        parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = range.First });
        parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = range.Last });
        parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = question.MapDay ?? caller.Today });
        if (knownPosition is { } position)
            parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        if (question.AsOf.InForceAt is { } inForceAt)
            parameters.Add(new NpgsqlParameter { Value = inForceAt.UtcDateTime,
                NpgsqlDbType = NpgsqlDbType.TimestampTz });
    }

    private static async Task<Answer<AggregateResult>> Read(
        NpgsqlDataReader reader, AggregatesQuestion question, RowPart<UnitRow>[] units,
        RowPart<IndicatorRow>[] indicators,
        long? knownPosition, CancellationToken ct)
    {
        var rows = new List<AggregateRow>();
        var (position, isIncomplete) = (0L, false);
        while (await reader.ReadAsync(ct))
        {
            if (rows.Count == 0 && Refused(reader, question) is { } refusal)
                return refusal;
            (position, isIncomplete) = (knownPosition ?? reader.GetInt64(0), reader.GetBoolean(1));
            if (reader.IsDBNull(13))
                continue;
            var row = Row(reader, question, units, indicators);
            if (Converted(row, question.UnitOfMeasure) is not { } converted)
                return MeasureRefusals.NotConvertible(row.UnitOfMeasure!, question.UnitOfMeasure!);
            rows.Add(converted);
        }
        return new AggregateResult(position, isIncomplete, rows);
    }

    private static Refusal? Refused(NpgsqlDataReader reader, AggregatesQuestion question) =>
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
        units.Read(unit, reader, 19);
        IndicatorRow? indicator = null;
        if (reader.Integer(7) is { } place)
        {
            indicator = new IndicatorRow { Code = question.Indicators[place - 1] };
            indicators.Read(indicator, reader, 19 + units.Length);
        }
        return new AggregateRow(
            indicator, unit, reader.Text(8), reader.Exact(9), reader.GetInt32(10), reader.GetInt32(11),
            reader.GetInt32(12), Units(reader, 14), Units(reader, 15))
        {
            IndicatorVersion = reader.Integer(16), Mark = reader.Text(17), UnitOfMeasure = reader.Text(18),
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
