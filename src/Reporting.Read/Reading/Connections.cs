using Reporting.GraphQL;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Reading;

/// <summary>Lists in pages, as the Relay cursor connections specification has them, forwards.</summary>
internal static class Connections
{
    public static readonly Argument[] PageArguments =
    [
        Argument.Of("first", Scalars.Int, $"How many items, 1 to {PageRequest.FirstMax}.",
            $"{PageRequest.FirstDefault}"),
        Argument.Of("after", Scalars.String, "The cursor of the item before the page; null for the beginning."),
    ];

    /// <summary>What a list costs: as many items as are asked for.</summary>
    public static readonly FieldCost Cost = new(SlicingArguments: ["first"], SizedFields: ["edges", "nodes"]);

    private static readonly ObjectType PageInfo = ObjectType.Of<PageEnds>("PageInfo", "Where a page begins and ends.",
        f =>
    [
        f.Of("hasNextPage", Scalars.Boolean.NonNull, "Whether items follow.", page => page.HasNext),
        f.Of("hasPreviousPage", Scalars.Boolean.NonNull, "Whether items come before.", page => page.HasPrevious),
        f.Of("startCursor", Scalars.String, "The cursor of the first item.", page => page.Start),
        f.Of("endCursor", Scalars.String, "The cursor of the last item; give it as `after`.", page => page.End),
    ]);

    private sealed record PageEnds(bool HasNext, bool HasPrevious, string? Start, string? End);

    public static ObjectType Of<TRow>(ObjectType node, string items) where TRow : notnull
    {
        var edge = ObjectType.Of<SliceItem<TRow>>($"{node.Name}Edge", $"One of the {items}, with its cursor.", f =>
        [
            f.Of("cursor", Scalars.String.NonNull, "Where the next page may begin.", item => item.Cursor),
            f.Of("node", node.NonNull, "The item.", item => item.Row),
        ]);
        return ObjectType.Of<Slice<TRow>>($"{node.Name}Connection", $"A page of {items}.", f =>
        [
            f.Of("edges", edge.NonNull.List.NonNull, "The items with their cursors.", slice => slice.Items),
            f.Of("nodes", node.NonNull.List.NonNull, "The items.", slice => slice.Items.Select(item => item.Row)),
            f.Of("pageInfo", PageInfo.NonNull, "Where the page begins and ends.", slice => new PageEnds(
                slice.HasNext, slice.HasPrevious, slice.Items is [var head, ..] ? head.Cursor : null,
                slice.Items is [.., var last] ? last.Cursor : null)),
            f.Resolve("totalCount", Scalars.Long.NonNull,
                "How many items the whole list has; counted only when asked for.", [],
                async (slice, _, _, ct) => await slice.Count(ct)),
        ]);
    }

    public static PageRequest Page(Arguments arguments) =>
        new(arguments.Get<int?>("first") ?? PageRequest.FirstDefault, arguments.Get<string>("after"));

    /// <summary>The columns that the selected fields of the items read.</summary>
    public static IReadOnlyCollection<string> ColumnsOfNodes(Selection connection) =>
        connection.Memo("columns of nodes", static selection => (IReadOnlyCollection<string>)
        [
            .. selection.Children.Where(child => child.Field.Name == "nodes")
                .Concat(selection.Children.Where(child => child.Field.Name == "edges")
                    .SelectMany(edges => edges.Children.Where(child => child.Field.Name == "node")))
                .SelectMany(ColumnsOf).Distinct(),
        ]);

    /// <summary>The columns below a selection. A field that reads <c>unit.</c> is a row of another table: what is
    /// selected below it
    /// comes in the same statement, under that prefix.</summary>
    public static IEnumerable<string> ColumnsOf(Selection selection) =>
        selection.Children.SelectMany(child => child.Field.Columns.SelectMany(column =>
            column.EndsWith('.') ? ColumnsOf(child).Select(below => column + below) : [column]));
}
