using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Catalogues;

/// <summary>Notices and decisions of the catalogues in GraphQL.</summary>
internal static class CatalogueTypes
{
    private static readonly ObjectType Notice = ObjectType.Of<CatalogueNoticeRow>(
        "CatalogueNotice", "What every unit is told of the catalogues (thông báo danh mục).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "The position of the event (vị trí sự kiện).", row => row.Position)
            .Reads("position"),
        f.Of("knownAt", Scalars.DateTime.NonNull, "When it was recorded (thời điểm ghi nhận).", row => row.KnownAt)
            .Reads("known_at"),
        f.Of("kind", Scalars.String.NonNull, "`indicator`, `indicator-set` or `template` (loại danh mục).",
            row => row.Kind).Reads("kind"),
        f.Of("code", Scalars.String.NonNull, "The entry's code (mã).", row => row.Code).Reads("code"),
        f.Of("version", Scalars.Int, "The version that is official; null: the entry is abolished (phiên bản).",
            row => row.Version).Reads("version"),
        f.Of("name", Scalars.String, "The entry's name (tên).", row => row.Name).Reads("name"),
        f.Of("from", Scalars.LocalDate, "From when on (từ ngày).", row => row.From).Reads("from_day"),
        f.Of("notice", Scalars.String, "The letter that told the units (văn bản thông báo).", row => row.Notice)
            .Reads("notice"),
        f.Of("legalBasis", Scalars.String, "The decision (căn cứ pháp lý).", row => row.LegalBasis).Reads("legal_basis"),
    ]);

    private static readonly ObjectType Entry = ObjectType.Of<CatalogueDecisionEntryRow>(
        "CatalogueDecisionEntry", "An entry that a decision changes (mục phải cập nhật).", f =>
    [
        f.Of("kind", Scalars.String.NonNull, "`indicator`, `indicator-set` or `template` (loại danh mục).", row => row.Kind),
        f.Of("code", Scalars.String.NonNull, "The entry's code (mã).", row => row.Code),
        f.Of("updatedOn", Scalars.DateTime, "When it was brought up to date; null while it is not (thời điểm cập nhật).",
            row => row.UpdatedOn),
    ]);

    private static readonly ObjectType Decision = ObjectType.Of<CatalogueDecisionRow>(
        "CatalogueDecision", "A decision that changes the catalogues (quyết định sửa đổi danh mục).", f =>
    [
        f.Of("number", Scalars.String.NonNull, "Its number (số quyết định).", row => row.Number).Reads("number"),
        f.Of("decidedOn", Scalars.LocalDate.NonNull, "Its day (ngày ban hành).", row => row.DecidedOn).Reads("decided_on"),
        f.Of("dueOn", Scalars.LocalDate.NonNull, "By when the catalogues must have it (hạn cập nhật).", row => row.DueOn)
            .Reads("due_on"),
        f.Of("summary", Scalars.String.NonNull, "What it changes (trích yếu).", row => row.Summary).Reads("summary"),
        f.Of("entries", Entry.NonNull.List.NonNull, "The entries that it changes (các mục).", row => row.Entries)
            .Reads("entries"),
        f.Resolve("isOverdue", Scalars.Boolean.NonNull, "Whether its day has passed and something is missing (quá hạn).", [],
            (row, _, context, _) => ValueTask.FromResult(row.IsOverdue(context.Caller().Today)))
            .Reads("due_on", "entries"),
    ]);

    private static readonly ObjectType Notices =
        Connections.Of<CatalogueNoticeRow>(Notice, "notices of the catalogues", "thông báo danh mục");

    private static readonly ObjectType Decisions =
        Connections.Of<CatalogueDecisionRow>(Decision, "decisions on the catalogues", "quyết định danh mục");

    // The aliases of the tables are n and d.
    private static readonly InputObjectType NoticeInput = Where.Of(
        "CatalogueNoticeWhere", "notices", "lọc thông báo",
        Where.Column("kind", Operators.Text, "n.kind", "By the catalogue (loại danh mục)."),
        Where.Column("code", Operators.Text, "n.code", "By the entry's code (mã)."),
        Where.Column("knownAt", Operators.Time, "n.known_at", "By when it was recorded (thời điểm ghi nhận)."));

    private static readonly InputObjectType NoticeOrder = OrderInput.Of(
        "CatalogueNoticeOrder", "notices",
        ("knownAt", new SortKey("n.known_at", "timestamptz"), "By when it was recorded (thời điểm ghi nhận)."));

    private static readonly InputObjectType DecisionInput = Where.Of(
        "CatalogueDecisionWhere", "decisions", "lọc quyết định",
        Where.Column("number", Operators.Text, "d.number", "By its number (số quyết định)."),
        Where.Column("dueOn", Operators.Day, "d.due_on", "By its due day (hạn cập nhật)."));

    private static readonly InputObjectType DecisionOrder = OrderInput.Of(
        "CatalogueDecisionOrder", "decisions",
        ("dueOn", new SortKey("d.due_on", "date"), "By its due day (hạn cập nhật)."));

    public static Field CatalogueNotices<T>(FieldsOf<T> f) => Connections.Field<T, CatalogueNoticeRow>(
        f, "catalogueNotices", Notices,
        "What every unit is told of the catalogues, the newest first (thông báo danh mục). Every account may read it.",
        NoticeInput, NoticeOrder, [],
        (asked, ct) => CatalogueQuery.ListNotices(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.Context.Caller(), ct))
        .Require(Policies.Account);

    public static Field CatalogueDecisions<T>(FieldsOf<T> f) => Connections.Field<T, CatalogueDecisionRow>(
        f, "catalogueDecisions", Decisions,
        "Decisions that change the catalogues, with what is overdue (quyết định danh mục). Every account may read them.",
        DecisionInput, DecisionOrder, [],
        (asked, ct) => CatalogueQuery.ListDecisions(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.Context.Caller(), ct))
        .Require(Policies.Account);
}
