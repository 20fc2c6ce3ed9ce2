using Npgsql;
using Reporting.Domain.Measures;
using Reporting.Read.Indicators;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Aggregates;

/// <summary>Makes the rows of an answer: values, with the units and indicators that they are of.</summary>
internal static class AggregateRows
{
    /// <summary>By indicator as asked, code of the unit, and period.</summary>
    public static async Task<IEnumerable<AggregateRow>> Of(
        NpgsqlDataSource db, AggregatesQuestion question, AggregateHead head, List<AggregateValue> values, Caller caller,
        CancellationToken ct)
    {
        var units = await UnitRelatives.ById(
            db, [.. values.Select(value => value.In.Group).Distinct()], [.. question.UnitColumns, "unit_id", "code"], caller, ct);
        var indicators = question.IndicatorColumns.Count == 0 ? []
            : await IndicatorsQuery.ByCode(db, question.Indicators, question.IndicatorColumns, caller, ct);
        return values
            .SelectMany(value => units[value.In.Group], (value, unit) => (Value: value, Unit: unit))
            .OrderBy(row => row.Value.Place).ThenBy(row => row.Unit.Code, StringComparer.Ordinal)
            .ThenBy(row => row.Unit.UnitId).ThenBy(row => row.Value.In.First)
            .ThenBy(row => row.Value.In.Period, StringComparer.Ordinal)
            .Select(row => Row(question, head, row.Value, row.Unit, indicators));
    }

    private static AggregateRow Row(
        AggregatesQuestion question, AggregateHead head, AggregateValue value, UnitRow unit,
        Dictionary<string, IndicatorRow> indicators)
    {
        var code = value.Place is { } place ? question.Indicators[place - 1] : null;
        // Indicators that are added to one another have one unit of measure.
        var asked = head.Asked[(value.Place ?? 1) - 1];
        return new AggregateRow(
            code is null ? null : indicators.GetValueOrDefault(code) ?? new IndicatorRow { Code = code },
            unit, value.In.Period, value.Value, value.Contributors, value.Missing, value.Incomplete,
            [.. value.Succeeded], [.. value.Undivided])
        {
            IndicatorVersion = code is null ? null : asked.Version, Mark = value.Mark, UnitOfMeasure = asked.UnitOfMeasure,
            Provisional = value.Provisional, Formula = code is null ? null : asked.Formula, Numerator = value.Numerator,
            Denominator = value.Denominator,
        };
    }

    /// <summary>The row in another unit of measure; null when it does not convert.</summary>
    public static AggregateRow? Converted(AggregateRow row, string? wanted)
    {
        if (wanted is null)
            return row;
        var to = UnitsOfMeasure.Find(wanted)!;
        if (UnitsOfMeasure.Find(row.UnitOfMeasure) is not { } from || from.Quantity != to.Quantity)
            return null;
        return row with { UnitOfMeasure = to.NameVi, Value = row.Value is { } value ? from.To(to, value) : null };
    }
}
