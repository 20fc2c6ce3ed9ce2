using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Http.Bench;

/// <summary>One row of the list: eight members of the kinds that reports have.</summary>
internal sealed record Figure(
    int Id, string Indicator, string Name, string Unit, string Period, double Value, bool IsValid, DateOnly On)
{
    public const string Hello = "{hello}";

    public const string List = "{figures{id indicator name unit period value isValid on}}";

    public static Figure[] All { get; } =
    [
        .. Enumerable.Range(0, 100).Select(i => new Figure(
            i, $"IND-{i:0000}", $"Số trẻ được tiêm chủng đầy đủ {i}", "COUNT", "2026-Q3", i * 12.5, i % 3 == 0,
            new DateOnly(2026, 9, 30))),
    ];

    public static Schema Schema()
    {
        var figure = ObjectType.Of<Figure>("Figure", "One figure.", f =>
        [
            f.Of("id", Scalars.Int.NonNull, "Its number.", row => row.Id),
            f.Of("indicator", Scalars.String.NonNull, "Its indicator.", row => row.Indicator),
            f.Of("name", Scalars.String.NonNull, "Its name.", row => row.Name),
            f.Of("unit", Scalars.String.NonNull, "Its unit of measure.", row => row.Unit),
            f.Of("period", Scalars.String.NonNull, "Its period.", row => row.Period),
            f.Of("value", Scalars.Float.NonNull, "Its value.", row => row.Value),
            f.Of("isValid", Scalars.Boolean.NonNull, "Whether it holds.", row => row.IsValid),
            f.Of("on", Scalars.LocalDate.NonNull, "Its day.", row => row.On),
        ]);
        return Types.Schema.Of(ObjectType.Root("Query", "Reads.", f =>
        [
            f.Of("hello", Scalars.String.NonNull, "A greeting.", _ => "world"),
            f.Of("figures", figure.NonNull.List.NonNull, "A hundred figures.", _ => All),
        ]));
    }
}
