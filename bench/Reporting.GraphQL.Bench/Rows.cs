using System.Buffers;
using System.Text.Json;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Bench;

/// <summary>A hundred rows of eight members in memory: through the engine, and by hand with the same bytes.</summary>
internal sealed record Row(
    string Id, string Indicator, string Facility, string Period, decimal Amount, bool IsFinal, int Version, DateTimeOffset KnownAt)
{
    public static IReadOnlyList<Row> All { get; } =
    [
        .. Enumerable.Range(0, 100).Select(i => new Row(
            $"{i:x8}", $"Số ca sốt xuất huyết {i}", $"Trạm y tế xã {i}", "2026-10", 1234.5m + i, i % 2 == 0, i,
            new DateTimeOffset(2026, 10, 5, 7, 30, i % 60, TimeSpan.Zero))),
    ];

    public const string Query = "{ rows { id indicator facility period amount isFinal version knownAt } }";

    private static readonly ObjectType Type = ObjectType.Of<Row>("Row", null, f =>
    [
        f.Of("id", Scalars.Id.NonNull, null, row => row.Id),
        f.Of("indicator", Scalars.String.NonNull, null, row => row.Indicator),
        f.Of("facility", Scalars.String.NonNull, null, row => row.Facility),
        f.Of("period", Scalars.String.NonNull, null, row => row.Period),
        f.Of("amount", Scalars.Decimal, null, row => row.Amount),
        f.Of("isFinal", Scalars.Boolean.NonNull, null, row => row.IsFinal),
        f.Of("version", Scalars.Int.NonNull, null, row => row.Version),
        f.Of("knownAt", Scalars.DateTime.NonNull, null, row => row.KnownAt),
        f.Batch<Place>("place", PlaceType!.NonNull, null, [], (rows, _, context, ct) => new(context.Request
            .Once(nameof(Place), static request => new DataLoader<string, Place>(request, static (ids, _, _) => Task.FromResult<IReadOnlyList<Place>>(Places(ids))))
            .Load(Ids(rows), context.Selection.Columns, ct))),
    ]);

    private static string[] Ids(IReadOnlyList<Row> rows)
    {
        var ids = new string[rows.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = rows[i].Id;
        return ids;
    }

    private static Place[] Places(IReadOnlyList<string> ids)
    {
        var places = new Place[ids.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = new Place(ids[i], "Trạm y tế xã");
        return places;
    }

    private sealed record Place(string Code, string Name);

    private static readonly ObjectType PlaceType = ObjectType.Of<Place>("Place", null, f =>
    [
        f.Of("code", Scalars.String.NonNull, null, place => place.Code).Reads("code"),
        f.Of("name", Scalars.String.NonNull, null, place => place.Name).Reads("name"),
    ]);

    public static Schema Schema { get; } = Schema.Of(ObjectType.Root("Query", null, f =>
    [
        f.Of("hello", Scalars.String.NonNull, null, _ => "world"),
        f.Of("rows", Type.NonNull.List.NonNull, null, _ => All),
        f.Resolve("called", Type.NonNull.List.NonNull, null, [], (_, _, _, _) => new ValueTask<IReadOnlyList<Row>>(All)),
    ]));

    /// <summary>The same response with the platform's writer.</summary>
    public static void WriteBare(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteStartArray("rows"u8);
        foreach (var row in All)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, row.Id);
            json.WriteString("indicator"u8, row.Indicator);
            json.WriteString("facility"u8, row.Facility);
            json.WriteString("period"u8, row.Period);
            json.WriteNumber("amount"u8, row.Amount);
            json.WriteBoolean("isFinal"u8, row.IsFinal);
            json.WriteNumber("version"u8, row.Version);
            json.WriteString("knownAt"u8, row.KnownAt);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }
}
