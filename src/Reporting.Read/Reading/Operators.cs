using Reporting.GraphQL.Types;

namespace Reporting.Read.Reading;

/// <summary>What operators say of a column that is not known yet.</summary>
internal delegate Condition Predicate(string sql);

/// <summary>The operators of <c>where</c> inputs, one input type for each kind of column.</summary>
internal static class Operators
{
    public static readonly InputObjectType Text = InputObjectType.Of<Predicate>(
        "TextFilter", "What a text must be (điều kiện văn bản); exactly one entry.",
        () =>
        [
            Argument.Of("eq", Scalars.String, "Exactly this (bằng)."),
            Argument.Of("neq", Scalars.String, "Anything but this (khác)."),
            Argument.Of("in", Scalars.String.NonNull.List, "One of these (thuộc)."),
            Argument.Of("nin", Scalars.String.NonNull.List, "None of these (không thuộc)."),
            Argument.Of("startsWith", Scalars.String,
                "Begins with this, whatever the case and the diacritics (bắt đầu bằng, không phân biệt dấu)."),
            Argument.Of("contains", Scalars.String,
                "Has this in it, whatever the case and the diacritics (chứa, không phân biệt dấu)."),
        ],
        input => TextPredicate(input), isOneOf: true);

    public static readonly InputObjectType Id = InputObjectType.Of<Predicate>(
        "IDFilter", "Which thing it must be (điều kiện mã định danh); exactly one entry.",
        () =>
        [
            Argument.Of("eq", Scalars.Id, "This one (bằng)."),
            Argument.Of("in", Scalars.Id.NonNull.List, "One of these (thuộc)."),
        ],
        input =>
        {
            var ids = input.List<string>("in") ?? [input.Get<string>("eq")!];
            // What is no id names nothing.
            var known = ids.Select(id => Guid.TryParse(id, out var parsed) ? parsed : (Guid?)null)
                .OfType<Guid>().ToList();
            return sql => Condition.Of(parameters => $"{sql} = any ({parameters.Uuids(known)})");
        },
        isOneOf: true);

    public static readonly InputObjectType Day = Range<DateOnly>(
        "LocalDateRange", "Between which days (khoảng ngày)", Scalars.LocalDate,
        (parameters, day) => parameters.Date(day));

    public static readonly InputObjectType Time = Range<DateTimeOffset>(
        "DateTimeRange", "Between which instants (khoảng thời gian)", Scalars.DateTime,
        (parameters, time) => parameters.Time(time));

    public static readonly InputObjectType Number = Range<decimal>(
        "DecimalRange", "Between which numbers (khoảng giá trị)", Scalars.Decimal,
        (parameters, number) => parameters.Number(number));

    public static readonly InputObjectType Position = Range<long>(
        "LongRange", "Between which whole numbers (khoảng số nguyên)", Scalars.Long,
        (parameters, number) => parameters.BigInt(number));

    /// <summary>The operators for an enum whose values are stored as texts.</summary>
    public static InputObjectType Enum<T>(EnumType type, string vietnamese, Func<T, string> stored) =>
        InputObjectType.Of<Predicate>(
            type.Name + "Filter", $"Which `{type.Name}` it must be ({vietnamese}); exactly one entry.",
            () =>
            [
                Argument.Of("eq", type, "Exactly this (bằng)."),
                Argument.Of("neq", type, "Anything but this (khác)."),
                Argument.Of("in", type.NonNull.List, "One of these (thuộc)."),
                Argument.Of("nin", type.NonNull.List, "None of these (không thuộc)."),
            ],
            input =>
            {
                var isNot = input.Has("neq") || input.Has("nin");
                var values = input.List<T>("in") ?? input.List<T>("nin") ?? [input.Get<T>(isNot ? "neq" : "eq")!];
                string[] texts = [.. values.Select(stored)];
                return sql => OneOf(sql, texts, isNot);
            },
            isOneOf: true);

    private static Predicate TextPredicate(InputObject input)
    {
        if (input.Get<string>("startsWith") is { } start)
            return sql => Condition.Of(p => $"starts_with({Folded.Sql(sql)}, {Folded.Sql(p.Text(start))})");
        if (input.Get<string>("contains") is { } part)
            return sql => Condition.Of(p => $"strpos({Folded.Sql(sql)}, {Folded.Sql(p.Text(part))}) > 0");
        var isNot = input.Has("neq") || input.Has("nin");
        var texts = input.List<string>("in") ?? input.List<string>("nin") ?? [input.Get<string>(isNot ? "neq" : "eq")!];
        return sql => OneOf(sql, texts, isNot);
    }

    private static Condition OneOf(string sql, IReadOnlyList<string> texts, bool isNot)
    {
        var condition = Condition.Of(parameters => $"{sql} = any ({parameters.Texts(texts)})");
        return isNot ? condition.Not() : condition;
    }

    private static InputObjectType Range<T>(
        string name, string description, ScalarType type, Func<SqlParameters, T, string> add) where T : struct =>
        InputObjectType.Of<Predicate>(
            name, description + "; both ends belong to it.",
            () =>
            [
                Argument.Of("from", type, "This or later, or larger (từ)."),
                Argument.Of("to", type, "This or earlier, or smaller (đến)."),
            ],
            input => sql => Condition.All(
            [
                .. input.Get<T?>("from") is { } from ? [Condition.Of(p => $"{sql} >= {add(p, from)}")] : (Condition[])[],
                .. input.Get<T?>("to") is { } to ? [Condition.Of(p => $"{sql} <= {add(p, to)}")] : (Condition[])[],
            ]));
}
