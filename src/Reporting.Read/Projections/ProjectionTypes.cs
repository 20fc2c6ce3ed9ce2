using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Projections;

/// <summary>The state of the read side in GraphQL.</summary>
internal static class ProjectionTypes
{
    private static readonly ObjectType Projection = ObjectType.Of<StoredProjectionStatus>(
        "Projection", "A read model's maker, and how far it is (bộ dựng dữ liệu đọc).", f =>
    [
        f.Of("name", Scalars.String.NonNull, "Its name (tên).", status => status.Name),
        f.Of("version", Scalars.Int.NonNull, "The version that made the rows (phiên bản).", status => status.Version),
        f.Of("position", Scalars.Long.NonNull,
            "Every event up to here is in its rows (vị trí đã đọc).", status => status.Position),
        f.Of("failedPosition", Scalars.Long, "The event that it can't read and stands before (vị trí lỗi).",
            status => status.FailedPosition),
        f.Of("failedType", Scalars.String, "The type of that event (loại sự kiện lỗi).", status => status.FailedType),
        f.Of("passedOver", Scalars.Int.NonNull, "Events that an operator let it pass over (số sự kiện bỏ qua).",
            status => status.PassedOver),
        f.Of("rebuildState", Scalars.String,
            "`filling`, `indexing`, `catching-up`, `done` or `failed`; null without a rebuild (trạng thái dựng lại).",
            status => status.RebuildState),
        f.Of("rebuildPosition", Scalars.Long,
            "How far the rebuild is (vị trí dựng lại).", status => status.RebuildPosition),
        f.Of("rebuildTarget", Scalars.Long,
            "The newest event when the rebuild began (đích dựng lại).", status => status.RebuildTarget),
    ]);

    public static Field Projections<T>(FieldsOf<T> f) => f.Resolve("projections", Projection.NonNull.List.NonNull,
        "The read models' makers, by name (các bộ dựng dữ liệu đọc).", [],
        async (_, _, context, ct) => await ProjectionStatuses.Read(context.Read().Db, ct))
        .Require(Policies.Account);

    public static Field Position<T>(FieldsOf<T> f) => f.Resolve("position", Scalars.Long.NonNull,
        "The newest position of the log; what is read may be a moment behind (vị trí mới nhất).", [],
        async (_, _, context, ct) => await context.Read().Store.Head(ct))
        .Require(Policies.Account);

    public static Field PositionAdvanced<T>(FieldsOf<T> f) => f.Stream("positionAdvanced", Scalars.Long.NonNull,
        "The position of the log that all read models have reached, now and whenever it grows (vị trí đã đọc).", [],
        (_, context, ct) => context.Read().Positions(ct))
        .Require(Policies.Account);
}
