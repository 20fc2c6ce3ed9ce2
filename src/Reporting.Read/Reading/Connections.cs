using Reporting.GraphQL;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Reading;

/// <summary>Lists in pages from either end, as the Relay cursor connections specification has them.</summary>
internal static class Connections
{
    private static readonly Argument[] PageArguments =
    [
        Argument.Of("first", Scalars.Int,
            $"How many items from the front (số mục đầu), 1 to {PageRequest.SizeMax}; {PageRequest.SizeDefault} when " +
            "neither `first` nor `last` is given."),
        Argument.Of("after", Scalars.String, "Only what comes after the item with this cursor (sau con trỏ)."),
        Argument.Of("last", Scalars.Int,
            $"How many items from the back (số mục cuối), 1 to {PageRequest.SizeMax}; not together with `first`."),
        Argument.Of("before", Scalars.String, "Only what comes before the item with this cursor (trước con trỏ)."),
    ];

    // As many items as are asked for, and each condition of the question.
    private static readonly FieldCost Cost = new(
        AssumedSize: PageRequest.SizeDefault, SlicingArguments: ["first", "last"], SizedFields: ["edges", "nodes"],
        ArgumentWeight: arguments => arguments.Get<Condition>("where")?.Count ?? 0);

    private static readonly ObjectType PageInfo = ObjectType.Of<PageEnds>(
        "PageInfo", "Where a page begins and ends (thông tin trang).", f =>
    [
        f.Of("hasNextPage", Scalars.Boolean.NonNull, "Whether items follow (còn trang sau).", page => page.HasNext),
        f.Of("hasPreviousPage", Scalars.Boolean.NonNull, "Whether items come before (còn trang trước).",
            page => page.HasPrevious),
        f.Of("startCursor", Scalars.String, "The cursor of the first item (con trỏ đầu trang); give it as `before`.",
            page => page.Start),
        f.Of("endCursor", Scalars.String, "The cursor of the last item (con trỏ cuối trang); give it as `after`.",
            page => page.End),
    ]);

    private sealed record PageEnds(bool HasNext, bool HasPrevious, string? Start, string? End);

    /// <summary>The connection type of a list.</summary>
    /// <param name="items">What the items are, in English, for descriptions.</param>
    /// <param name="vietnamese">The same in Vietnamese.</param>
    public static ObjectType Of<TRow>(ObjectType node, string items, string vietnamese) where TRow : notnull
    {
        var edge = ObjectType.Of<SliceItem<TRow>>(
            $"{node.Name}Edge", $"One of the {items}, with its cursor (mục trong danh sách {vietnamese}).", f =>
        [
            f.Of("cursor", Scalars.String.NonNull, "Where it stands in the list (con trỏ).", item => item.Cursor),
            f.Of("node", node.NonNull, $"The item (mục: {vietnamese}).", item => item.Row),
        ]);
        return ObjectType.Of<Slice<TRow>>($"{node.Name}Connection", $"A page of {items} (trang {vietnamese}).", f =>
        [
            f.Of("edges", edge.NonNull.List.NonNull, "The items with their cursors (các mục kèm con trỏ).",
                slice => slice.Items),
            f.Of("nodes", node.NonNull.List.NonNull, "The items (các mục).",
                slice => slice.Items.Select(item => item.Row)),
            f.Of("pageInfo", PageInfo.NonNull, "Where the page begins and ends (thông tin trang).", Ends),
            f.Resolve("totalCount", Scalars.Long.NonNull,
                "How many items the whole list has (tổng số mục); counted only when asked for.", [],
                async (slice, _, _, ct) => await slice.Count(ct)),
        ]);
    }

    /// <summary>The field of a list.</summary>
    /// <param name="further">Arguments beside those for conditions, order and page.</param>
    /// <param name="list">Reads the page.</param>
    public static Field Field<T, TRow>(
        FieldsOf<T> f, string name, ObjectType connection, string description, InputObjectType where,
        InputObjectType order, IReadOnlyList<Argument> further,
        Func<ListQuestion, CancellationToken, Task<Answer<Slice<TRow>>>> list) where TRow : notnull =>
        f.Resolve(
            name, connection.NonNull, description,
            [
                .. further,
                Argument.Of("where", where, "Only items that this holds for (điều kiện lọc)."),
                Argument.Of("order", order.NonNull.List,
                    "What the items are sorted by, the first counts most (thứ tự sắp xếp); then by the list's own " +
                    "order."),
                .. PageArguments,
            ],
            async (_, arguments, context, ct) => (await list(Question(arguments, context), ct)).OrThrow())
            .Costs(Cost);

    /// <summary>The columns below a selection. A field that reads <c>unit.</c> is a row of another table: what is
    /// selected below it comes in the same statement, under that prefix.</summary>
    public static IEnumerable<string> ColumnsOf(Selection selection) =>
        selection.Children.SelectMany(child => child.Field.Columns.SelectMany(column =>
            column.EndsWith('.') ? ColumnsOf(child).Select(below => column + below) : [column]));

    private static PageEnds Ends<TRow>(Slice<TRow> slice) => new(
        slice.HasNext, slice.HasPrevious, slice.Items is [var head, ..] ? head.Cursor : null,
        slice.Items is [.., var last] ? last.Cursor : null);

    private static ListQuestion Question(Arguments arguments, ResolveContext context)
    {
        var wanted = context.Selection.Memo(typeof(Wanted), static selection => Wanted.By(selection));
        var page = new PageRequest(
            arguments.Get<int?>("first"), arguments.Get<string>("after"), arguments.Get<int?>("last"),
            arguments.Get<string>("before"))
        {
            Where = arguments.Get<Condition>("where"),
            Order = arguments.List<SortKey>("order") ?? [],
            HasCursors = wanted.HasCursors,
            HasEnds = wanted.HasEnds,
        };
        return new ListQuestion(arguments, page, wanted.Columns, context);
    }

    /// <summary>What the selection of a list needs to be read.</summary>
    /// <param name="Columns">Of the items.</param>
    private sealed record Wanted(IReadOnlyCollection<string> Columns, bool HasCursors, bool HasEnds)
    {
        public static Wanted By(Selection connection)
        {
            var edges = Below([connection], "edges").ToList();
            var ends = Below([connection], "pageInfo").ToList();
            return new Wanted(
                [.. Below([connection], "nodes").Concat(Below(edges, "node")).SelectMany(ColumnsOf).Distinct()],
                Below(edges, "cursor").Concat(Below(ends, "startCursor")).Concat(Below(ends, "endCursor")).Any(),
                Below(ends, "hasNextPage").Concat(Below(ends, "hasPreviousPage")).Any());
        }

        private static IEnumerable<Selection> Below(IEnumerable<Selection> selections, string name) =>
            selections.SelectMany(selection => selection.Children).Where(child => child.Field.Name == name);
    }
}

/// <summary>A list as a query asks for it.</summary>
/// <param name="Columns">What the selected fields of the items read.</param>
internal sealed record ListQuestion(
    Arguments Arguments, PageRequest Page, IReadOnlyCollection<string> Columns, ResolveContext Context)
{
    /// <summary>The argument for a subtree of units.</summary>
    public static Argument Within(string rows) => Argument.Of(
        "within", Scalars.String, $"Only {rows} of the subtree of the unit with this code, itself included (phạm vi đơn vị).");

    public string? WithinCode => Arguments.Get<string>("within");
}
