using Reporting.Domain.Templates;
using Reporting.GraphQL.Types;
using Reporting.Read.Catalogues;
using Reporting.Read.Reading;

namespace Reporting.Read.Templates;

/// <summary>What a version's design has beside rows and constraints, in GraphQL.</summary>
internal static class TemplateDesignTypes
{
    private static readonly ObjectType Column = ObjectType.Of<TemplateColumn>(
        "TemplateColumn", "A column of a template version: an attribute (thuộc tính).", f =>
    [
        f.Of("code", Scalars.String.NonNull, "Its code (mã cột).", row => row.Code),
        f.Of("name", Scalars.String.NonNull, "Its heading (tên cột).", row => row.Name),
        f.Of("kind", Scalars.String.NonNull, "`number`, `text`, `date` or `choice` (loại ô).", row => Kind(row.Kind)),
        f.Of("isFigure", Scalars.Boolean.NonNull, "Whether its cells are the indicators' figures (cột số liệu).",
            row => row.IsFigure == true),
        f.Of("decimals", Scalars.Int, "Digits after the decimal separator; the row's when null (số chữ số thập phân).",
            row => row.Decimals),
        f.Of("choices", Scalars.String.NonNull.List.NonNull, "What can be chosen (các lựa chọn).", row => row.Choices ?? []),
        f.Of("isRequired", Scalars.Boolean.NonNull, "Whether it must be filled in (bắt buộc).",
            row => row.IsRequired == true),
        f.Of("formula", Scalars.String, "How its cells are worked out (công thức).", row => row.Formula),
    ]);

    private static readonly ObjectType Header = ObjectType.Of<TemplateHeader>(
        "TemplateHeader", "A heading over neighbouring columns (tiêu đề gộp).", f =>
    [
        f.Of("text", Scalars.String.NonNull, "What it says (nội dung).", row => row.Text),
        f.Of("level", Scalars.Int.NonNull, "Its line, from 1 for the topmost (mức).", row => row.Level),
        f.Of("columns", Scalars.String.NonNull.List.NonNull, "The codes of the columns (các cột).", row => row.Columns),
    ]);

    private static readonly ObjectType Section = ObjectType.Of<TemplateSection>(
        "TemplateSection", "A section of a narrative (mục thuyết minh).", f =>
    [
        f.Of("code", Scalars.String.NonNull, "Its code (mã mục).", row => row.Code),
        f.Of("title", Scalars.String.NonNull, "Its title (tiêu đề).", row => row.Title),
        f.Of("text", Scalars.String, "What it says from the start; `{{cell}}` names a figure (nội dung mẫu).",
            row => row.Text),
        f.Of("isRequired", Scalars.Boolean.NonNull, "Whether it must be written (bắt buộc).",
            row => row.IsRequired == true),
        f.Of("allowsNil", Scalars.Boolean.NonNull, "Whether it may say that nothing arose (không phát sinh).",
            row => row.AllowsNil == true),
    ]);

    public static Field State(FieldsOf<TemplateVersionRow> f) => f.Resolve(
        "state", StoredState.Type.NonNull, "Where it stands today (trạng thái).", [],
        (row, _, context, _) => ValueTask.FromResult(row.State.On(context.Caller().Today)))
        .Reads("state", "superseded_from", "abolished_from");

    public static Field Overdue(FieldsOf<TemplateVersionRow> f) => f.Resolve(
        "isTrialOverdue", Scalars.Boolean.NonNull, "Whether its trial should have ended (quá hạn thử nghiệm).", [],
        (row, _, context, _) => ValueTask.FromResult(row.State.IsOverdue(context.Caller().Today)))
        .Reads("state", "trial_last_day");

    public static IReadOnlyList<Field> Fields(FieldsOf<TemplateVersionRow> f) =>
    [
        f.Of("trialLastDay", Scalars.LocalDate, "The last day of the trial (ngày cuối thử nghiệm).",
            row => row.State.TrialLastDay).Reads("trial_last_day"),
        f.Of("kind", Scalars.String.NonNull, "`data`, `narrative` or `linked` (loại báo cáo).",
            row => row.Content!.Kind switch
            {
                TemplateKind.Narrative => "narrative",
                TemplateKind.Linked => "linked",
                _ => "data",
            }).Reads("content"),
        f.Of("fieldGroup", Scalars.String, "The field that it belongs to (nhóm lĩnh vực).", row => row.Content!.FieldGroup)
            .Reads("content"),
        f.Of("isShared", Scalars.Boolean.NonNull, "Whether it is in the shared library (kho báo cáo mẫu).",
            row => row.IsShared).Reads("is_shared"),
        f.Of("copiedFrom", Scalars.String, "The version that it was copied from (sao chép từ).",
            row => row.Content!.CopiedFrom).Reads("content"),
        f.Of("legalBasis", Scalars.String, "The decision that it follows (căn cứ pháp lý).", row => row.LegalBasis)
            .Reads("legal_basis"),
        f.Of("notice", Scalars.String, "The letter that told the units (văn bản thông báo).", row => row.Notice)
            .Reads("notice"),
        f.Of("columns", Column.NonNull.List.NonNull, "The attributes of the rows (các cột).",
            row => row.Content!.Columns ?? []).Reads("content"),
        f.Of("headers", Header.NonNull.List.NonNull, "Headings over columns (tiêu đề gộp).",
            row => row.Content!.Headers ?? []).Reads("content"),
        f.Of("sections", Section.NonNull.List.NonNull, "The sections of a narrative (các mục thuyết minh).",
            row => row.Content!.Sections ?? []).Reads("content"),
    ];

    private static string Kind(CellKind kind) => kind switch
    {
        CellKind.Text => "text",
        CellKind.Date => "date",
        CellKind.Choice => "choice",
        _ => "number",
    };
}
