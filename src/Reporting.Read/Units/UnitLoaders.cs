using Reporting.GraphQL;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Units that rows lead to. What several fields of a request ask for at the same time is read together, and
/// what was read once is not read again.</summary>
internal static class UnitLoaders
{
    public static DataLoader<Guid, IReadOnlyList<UnitRow>> Parents(ResolveContext context) =>
        Of(context, "unit parents", UnitsQuery.Parents);

    public static DataLoader<Guid, IReadOnlyList<UnitRow>> Ancestors(ResolveContext context) =>
        Of(context, "unit ancestors", UnitsQuery.Ancestors);

    public static DataLoader<Guid, IReadOnlyList<UnitRow>> Children(ResolveContext context) =>
        Of(context, "unit children", UnitsQuery.Children);

    /// <summary>The units themselves.</summary>
    public static DataLoader<Guid, IReadOnlyList<UnitRow>> ById(ResolveContext context) =>
        Of(context, "units", UnitsQuery.ById);

    private static DataLoader<Guid, IReadOnlyList<UnitRow>> Of(
        ResolveContext context, string name, UnitsQuery.Relation relation) =>
        context.Request.Once(name, request => new DataLoader<Guid, IReadOnlyList<UnitRow>>(
            request, async (ids, columns, ct) =>
            {
                var found = await relation(request.Get<ReadSide>().Db, ids, columns, request.Caller(), ct);
                return [.. ids.Select(id => (IReadOnlyList<UnitRow>)[.. found[id]])];
            }));
}
