using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Projections;

/// <summary>The state of the read side in GraphQL.</summary>
public static class ProjectionTypes
{
    private static readonly ObjectType Projection = ObjectType.Of<StoredProjectionStatus>(
        "Projection", "A read model's maker, and how far it is.", f =>
    [
        f.Of("name", Scalars.String.NonNull, "Its name.", status => status.Name),
        f.Of("version", Scalars.Int.NonNull, "The version that made the rows.", status => status.Version),
        f.Of("position", Scalars.Long.NonNull, "Every event up to here is in its rows.", status => status.Position),
        f.Of("failedPosition", Scalars.Long, "The event that it can't read and stands before.",
            status => status.FailedPosition),
        f.Of("failedType", Scalars.String, "The type of that event.", status => status.FailedType),
        f.Of("passedOver", Scalars.Int.NonNull, "Events that an operator let it pass over.",
            status => status.PassedOver),
        f.Of("rebuildState", Scalars.String,
            "`filling`, `indexing`, `catching-up`, `done` or `failed`; null without a rebuild.",
            status => status.RebuildState),
        f.Of("rebuildPosition", Scalars.Long, "How far the rebuild is.", status => status.RebuildPosition),
        f.Of("rebuildTarget", Scalars.Long, "The newest event when the rebuild began.", status => status.RebuildTarget),
    ]);

    public static Field Projections<T>(FieldsOf<T> f) => f.Resolve("projections", Projection.NonNull.List.NonNull,
        "The read models' makers, by name.", [],
        async (_, _, context, ct) => await ProjectionStatuses.Read(context.Read().Db, ct));

    public static Field Position<T>(FieldsOf<T> f) => f.Resolve("position", Scalars.Long.NonNull,
        "The newest position of the log; what is read may be a moment behind.", [],
        async (_, _, context, ct) => await context.Read().Store.Head(ct));

    public static Field PositionAdvanced<T>(FieldsOf<T> f) => f.Stream("positionAdvanced", Scalars.Long.NonNull,
        "The position of the log that all read models have reached, now and whenever it grows.", [],
        (_, context, ct) => context.Read().Positions(ct));
}
