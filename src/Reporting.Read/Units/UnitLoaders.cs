using Reporting.GraphQL;
using Reporting.Read.Reading;

namespace Reporting.Read.Units;

/// <summary>Units that rows lead to. What several fields of a request ask for at the same time is read together, and
/// what was read once is not read again.</summary>
internal static class UnitLoaders
{
    public static DataLoader<Guid, IReadOnlyList<UnitRow>> Parents(ResolveContext context, string hierarchy) =>
        Of(context, "unit parents " + hierarchy, UnitRelatives.Parents(hierarchy));

    public static DataLoader<Guid, IReadOnlyList<UnitRow>> Ancestors(ResolveContext context, string hierarchy) =>
        Of(context, "unit ancestors " + hierarchy, UnitRelatives.Ancestors(hierarchy));

    public static DataLoader<Guid, IReadOnlyList<UnitRow>> Children(ResolveContext context, string hierarchy) =>
        Of(context, "unit children " + hierarchy, UnitRelatives.Children(hierarchy));

    /// <summary>The units themselves.</summary>
    public static DataLoader<Guid, IReadOnlyList<UnitRow>> ById(ResolveContext context) =>
        Of(context, "units", UnitRelatives.ById);

    private static DataLoader<Guid, IReadOnlyList<UnitRow>> Of(ResolveContext context, string name, UnitRelatives.Relation relation) =>
        context.Request.Once(name, request => new DataLoader<Guid, IReadOnlyList<UnitRow>>(
            request, async (ids, columns, ct) =>
            {
                var found = await relation(request.Get<ReadSide>().Db, ids, columns, request.Caller(), ct);
                return [.. ids.Select(id => (IReadOnlyList<UnitRow>)[.. found[id]])];
            }));
}
