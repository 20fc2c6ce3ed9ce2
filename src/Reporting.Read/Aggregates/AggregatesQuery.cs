using System.Globalization;
using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Indicators;
using Reporting.Domain.Measures;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Figures;
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
        if (Malformed(question, out var range) is { } refusal)
            return refusal;
        var sql = AggregatesSql.For(question, knownPosition is not null);
        var parameters = Bind(question, range, knownPosition, caller);
        AggregateHead head;
        List<AggregateValue> values;
        await using (var reader = await Guarded.Read(db, caller, sql, parameters, ct, onMaps: true))
        {
            if (!await reader.ReadAsync(ct))
                throw new InvalidOperationException("The projection of figures has no checkpoint.");
            head = AggregateHead.Read(reader.GetString(0));
            if (Refused(head, question) is { } refused)
                return refused;
            var fold = new AggregateFold(head, question);
            while (await reader.ReadAsync(ct))
                fold.Add(StretchRow.Read(reader), reader);
            values = [.. fold.Values()];
        }
        return await Answered(db, question, head, values, knownPosition, caller, ct);
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

    private static Refusal? Refused(AggregateHead head, AggregatesQuestion question) => Refused(
        question, head.IsKnown, head.IsAllowed, head.Unknown, head.IsLevelKnown, head.KindsOfMeasure);

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

    private static async Task<Answer<AggregateResult>> Answered(
        NpgsqlDataSource db, AggregatesQuestion question, AggregateHead head, List<AggregateValue> values,
        long? knownPosition, Caller caller, CancellationToken ct)
    {
        var units = await UnitRelatives.ById(
            db, [.. values.Select(value => value.In.Group).Distinct()], [.. question.UnitColumns, "unit_id", "code"], caller, ct);
        var indicators = question.IndicatorColumns.Count == 0 ? []
            : await IndicatorsQuery.ByCode(db, question.Indicators, question.IndicatorColumns, caller, ct);
        var rows = new List<AggregateRow>(values.Count);
        foreach (var (value, unit) in values.SelectMany(value => units[value.In.Group], (value, unit) => (value, Unit: unit))
            .OrderBy(row => row.value.Place).ThenBy(row => row.Unit.Code, StringComparer.Ordinal)
            .ThenBy(row => row.Unit.UnitId).ThenBy(row => row.value.In.First)
            .ThenBy(row => row.value.In.Period, StringComparer.Ordinal))
        {
            if (Converted(Row(question, head, value, unit, indicators), question.UnitOfMeasure) is not { } converted)
                return MeasureRefusals.NotConvertible(Measure(head, value)!, question.UnitOfMeasure!);
            rows.Add(converted);
        }
        return new AggregateResult(knownPosition ?? head.Position, head.IsIncomplete, rows);
    }

    private static AggregateRow Row(
        AggregatesQuestion question, AggregateHead head, AggregateValue value, UnitRow unit,
        Dictionary<string, IndicatorRow> indicators)
    {
        var code = value.Place is { } place ? question.Indicators[place - 1] : null;
        return new AggregateRow(
            code is null ? null : indicators.GetValueOrDefault(code) ?? new IndicatorRow { Code = code },
            unit, value.In.Period, value.Value, value.Contributors, value.Missing, value.Incomplete,
            [.. value.Succeeded], [.. value.Undivided])
        {
            IndicatorVersion = value.Place is { } at ? head.Asked[at - 1].Version : null, Mark = value.Mark,
            UnitOfMeasure = Measure(head, value), Provisional = value.Provisional, Formula = Formula(head, value.Place),
            Numerator = value.Numerator, Denominator = value.Denominator,
        };
    }

    private static string? Formula(AggregateHead head, int? place)
    {
        string? Part(string role) => head.Parts.FirstOrDefault(part => part.Place == place && part.Role == role)?.Code;
        return place is { } at && head.Asked[at - 1].Factor is { } factor
            ? string.Create(CultureInfo.InvariantCulture, $"{Part("n")} / {Part("d")} * {factor:0.##########}") : null;
    }

    // Indicators that are added to one another have one.
    private static string? Measure(AggregateHead head, AggregateValue value) =>
        head.Asked[(value.Place ?? 1) - 1].UnitOfMeasure;

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
