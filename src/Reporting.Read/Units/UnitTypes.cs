using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Units in GraphQL.</summary>
public static class UnitTypes
{
    public static readonly ObjectType Unit = ObjectType.Of<UnitRow>(
        "Unit", "An organisation unit of the register (đơn vị). Relatives are those of the tree of today.", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "For ever: a code may be given to another unit later, an id never.",
            row => row.UnitId)
            .Reads("unit_id"),
        f.Of("code", Scalars.String.NonNull, "The unit's code (mã đơn vị).", row => row.Code).Reads("code"),
        f.Of("name", Scalars.String.NonNull, "The unit's name (tên đơn vị).", row => row.Name).Reads("name"),
        f.Of("kind", Scalars.String.NonNull, "The kind of unit, for example province or commune (loại đơn vị, cấp).",
            row => row.Kind)
            .Reads("kind"),
        f.Of("effectiveFrom", Scalars.LocalDate.NonNull, "The first day on which it exists (ngày hiệu lực).",
            row => row.EffectiveFrom)
            .Reads("effective_from"),
        f.Batch<UnitRow?>("parent", Unit!, "The unit that it hangs under (đơn vị cấp trên); null for a root.", [],
            (rows, _, context, ct) => new(UnitsQuery.Parents(
                context.Read().Db, Ids(rows), Columns(context.Selection), context.Caller(), ct))).Reads("unit_id").Costs(new FieldCost(Weight: 1)),
        f.Batch<IReadOnlyList<UnitRow>>("ancestors", Unit!.NonNull.List.NonNull, "All units above it, the root first.",
            [],
            (rows, _, context, ct) => new(UnitsQuery.Ancestors(
                context.Read().Db, Ids(rows), Columns(context.Selection), context.Caller(), ct))).Reads("unit_id")
            .Costs(new FieldCost(Weight: 1, AssumedSize: 4)),
        f.Batch<IReadOnlyList<UnitRow>>("children", Unit!.NonNull.List.NonNull,
            "The units that hang under it (đơn vị trực thuộc), by code.", [],
            (rows, _, context, ct) => new(UnitsQuery.Children(
                context.Read().Db, Ids(rows), Columns(context.Selection), context.Caller(), ct))).Reads("unit_id")
            .Costs(new FieldCost(Weight: 1, AssumedSize: 10)),
    ]);

    private static readonly ObjectType Connection = Connections.Of<UnitRow>(Unit, "units");

    public static Field Units<T>(FieldsOf<T> f) => f.Resolve("units", Connection.NonNull,
        "The register of units (danh mục đơn vị), by code. Every account may read it.",
        [
            Argument.Of("within", Scalars.String, "Only the subtree of the unit with this code, itself included."),
            Argument.Of("kind", Scalars.String, "Only units of this kind."),
            Argument.Of("code", Scalars.String, "Only units that have or had this code."),
            .. Connections.PageArguments,
        ],
        async (_, arguments, context, ct) => (await UnitsQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            arguments.Get<string>("within"), arguments.Get<string>("kind"), arguments.Get<string>("code"),
            context.Caller(), ct))
            .OrThrow())
        .Costs(Connections.Cost);

    private static Guid[] Ids(IReadOnlyList<UnitRow> rows) => [.. rows.Select(row => row.UnitId)];

    private static IReadOnlyCollection<string> Columns(GraphQL.Selection selection) =>
        selection.Memo("columns", static s => (IReadOnlyCollection<string>)[.. Connections.ColumnsOf(s).Distinct()]);
}
