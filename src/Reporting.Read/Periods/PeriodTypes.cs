using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Periods;

/// <summary>Periods in GraphQL.</summary>
internal static class PeriodTypes
{
    public static readonly EnumType PeriodKind = EnumType.Of<PeriodKind>(
        "PeriodKind",
        "The kinds of reporting period (loại kỳ báo cáo). They are written `2026-10-05`, `2026-10-1`, `2026-10`, " +
        "`2026-Q4`, `2026-H1`, `2026-M9`, `2026`, `2026-2027`, `2026-Y3`, `2026-Y5`, `2026-10-01/2026-10-20`.",
        [.. PeriodKindText.All.Select(known => (known.GraphQL, known.Kind, (string?)known.Description))]);

    /// <summary>Which kind of period; its column is a text.</summary>
    public static readonly InputObjectType KindFilter =
        Operators.Enum<PeriodKind>(PeriodKind, "loại kỳ báo cáo", PeriodKindText.Of);

    private sealed record Span(string From, string To);

    private static readonly InputObjectType SpanInput = InputObjectType.Of<Span>(
        "PeriodSpan", "The periods of one kind from one to another (khoảng kỳ báo cáo); both belong to it.",
        () =>
        [
            Argument.Of("from", Scalars.String.NonNull, "The first period (từ kỳ)."),
            Argument.Of("to", Scalars.String.NonNull, "The last period, of the same kind (đến kỳ)."),
        ],
        input => new Span(input.Get<string>("from")!, input.Get<string>("to")!));

    /// <summary>Which period. It is used with the alias of a table that has the columns <c>period</c>,
    /// <c>period_kind</c> and <c>period_first</c>.</summary>
    public static readonly InputObjectType Filter = InputObjectType.Of<Predicate>(
        "PeriodFilter", "Which reporting period it must be (kỳ báo cáo); exactly one entry.",
        () =>
        [
            Argument.Of("eq", Scalars.String, "Exactly this one, for example `2026-10` (bằng)."),
            Argument.Of("in", Scalars.String.NonNull.List, "One of these (thuộc)."),
            Argument.Of("between", SpanInput, "From one to another (trong khoảng)."),
            Argument.Of("kind", PeriodKind, "Any of this kind (loại kỳ)."),
        ],
        input => alias => input.Get<Span>("between") is { } span
            ? new Condition(1, (parameters, _) => Between(parameters, alias, span))
            : input.Get<PeriodKind?>("kind") is { } kind
                ? Condition.Of(parameters => $"{alias}.period_kind = {parameters.Text(PeriodKindText.Of(kind))}")
                : OneOf(alias, input.List<string>("in") ?? [input.Get<string>("eq")!]),
        isOneOf: true);

    private static Condition OneOf(string alias, IReadOnlyList<string> periods) => Condition.Of(parameters =>
    {
        if (periods.FirstOrDefault(period => !Period.TryParse(period, null, out _)) is { } malformed)
            throw Asked.Refuse(PeriodRefusals.Malformed(malformed));
        return $"{alias}.period = any ({parameters.Texts(periods)})";
    });

    private static string Between(SqlParameters parameters, string alias, Span span)
    {
        if (!Period.TryParse(span.From, null, out var first))
            throw Asked.Refuse(PeriodRefusals.Malformed(span.From));
        if (PeriodRange.Read(span.From, span.To, first.Kind, out var range) is { } refusal)
            throw Asked.Refuse(refusal);
        return $"({alias}.period_kind = {parameters.Text(PeriodKindText.Of(first.Kind))} and {alias}.period_first between " +
            $"{parameters.Date(range.First)} and {parameters.Date(range.Last)})";
    }
}
