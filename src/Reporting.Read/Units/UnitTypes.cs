using Reporting.GraphQL;
using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Units in GraphQL.</summary>
internal static class UnitTypes
{
    private static readonly Argument Hierarchy = Argument.Of(
        "hierarchy", Scalars.String.NonNull,
        "In which hierarchy (hệ thống cấp bậc): `territory`, or another one of the register's, such as `sector`.",
        "\"territory\"");

    public static readonly ObjectType Unit = ObjectType.Of<UnitRow>(
        "Unit", "An organisation unit of the register (đơn vị). Relatives are those of the tree of today.", f =>
    [
        f.Of("id", Scalars.Id.NonNull,
            "The unit's id (mã định danh), for ever: a code may be given to another unit later, an id never.",
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
        f.Resolve("state", UnitConditions.State.NonNull, "Whether it exists today (trạng thái đơn vị).", [],
            (row, _, context, _) => new ValueTask<UnitState>(UnitConditions.StateOf(row, context.Caller().Today)))
            .Reads("effective_from", "ended_from").Costs(new FieldCost(Weight: 0)),
        f.Of("endedFrom", Scalars.LocalDate,
            "The first day without it (ngày kết thúc); null while no end is known.", row => row.EndedFrom)
            .Reads("ended_from"),
        f.Batch<UnitRow?>("parent", Unit!, "The unit that it hangs under (đơn vị cấp trên); null for a root.",
            [Hierarchy],
            async (rows, arguments, context, ct) => [.. (await UnitLoaders.Parents(context, Of(arguments)).Load(
                Ids(rows), Columns(context.Selection), ct)).Select(found => found is [var parent, ..] ? parent : null)])
            .Reads("unit_id").Costs(new FieldCost(Weight: 1)),
        f.Batch<IReadOnlyList<UnitRow>>("ancestors", Unit!.NonNull.List.NonNull,
            "All units above it, the root first (các đơn vị cấp trên).", [Hierarchy],
            (rows, arguments, context, ct) => new(UnitLoaders.Ancestors(context, Of(arguments)).Load(
                Ids(rows), Columns(context.Selection), ct)))
            .Reads("unit_id").Costs(new FieldCost(Weight: 1, AssumedSize: 4)),
        f.Batch<IReadOnlyList<UnitRow>>("children", Unit!.NonNull.List.NonNull,
            "The units that hang under it, by code (đơn vị trực thuộc).", [Hierarchy],
            (rows, arguments, context, ct) => new(UnitLoaders.Children(context, Of(arguments)).Load(
                Ids(rows), Columns(context.Selection), ct)))
            .Reads("unit_id").Costs(new FieldCost(Weight: 1, AssumedSize: 10)),
        f.Batch<IReadOnlyList<SuccessionRow>>("predecessors", UnitSuccessionTypes.Succession.NonNull.List.NonNull,
            "The units that it came out of (đơn vị tiền thân), the first ones first.", [],
            async (rows, _, context, ct) => await SuccessionsQuery.Predecessors(
                context.Read().Db, Ids(rows), context.Caller(), ct))
            .Reads("unit_id").Costs(new FieldCost(Weight: 1, AssumedSize: 5)),
        f.Batch<IReadOnlyList<SuccessionRow>>("successors", UnitSuccessionTypes.Succession.NonNull.List.NonNull,
            "The units that it went into (đơn vị kế thừa), the first ones first.", [],
            async (rows, _, context, ct) => await SuccessionsQuery.Successors(
                context.Read().Db, Ids(rows), context.Caller(), ct))
            .Reads("unit_id").Costs(new FieldCost(Weight: 1, AssumedSize: 5)),
    ]);

    private static readonly ObjectType Connection = Connections.Of<UnitRow>(Unit, "units", "đơn vị");

    public static Field Units<T>(FieldsOf<T> f) => Connections.Field<T, UnitRow>(
        f, "units", Connection,
        "The register of units (danh mục đơn vị), by code: those that exist or will, or those of a day. Every account " +
        "may read it.",
        UnitConditions.Input, UnitConditions.Order,
        [
            ListQuestion.Within("units"),
            Argument.Of("on", Scalars.LocalDate,
                "Only units that exist on this day, by the codes and names of that day (tại ngày)."),
            Argument.Of("ended", Scalars.Boolean.NonNull,
                "Also units that exist no more (kể cả đơn vị đã kết thúc).", "false"),
            Hierarchy,
        ],
        (asked, ct) => UnitsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns,
            new UnitsFilter(asked.WithinCode)
            {
                On = asked.Arguments.Get<DateOnly?>("on"),
                Ended = asked.Arguments.Get<bool>("ended"),
                Hierarchy = Of(asked.Arguments),
            },
            asked.Context.Caller(), ct))
        .Require(Policies.Account);

    public static IReadOnlyCollection<string> Columns(Selection selection) =>
        selection.Memo("columns", static s => (IReadOnlyCollection<string>)[.. Connections.ColumnsOf(s).Distinct()]);

    private static string Of(Arguments arguments) => arguments.Get<string>("hierarchy")!;

    private static Guid[] Ids(IReadOnlyList<UnitRow> rows) => [.. rows.Select(row => row.UnitId)];
}
