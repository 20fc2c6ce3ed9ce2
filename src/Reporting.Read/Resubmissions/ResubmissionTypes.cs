using Reporting.Domain.Reports;
using Reporting.GraphQL;
using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Resubmissions;

/// <summary>What was sent back, in GraphQL.</summary>
internal static class ResubmissionTypes
{
    private static readonly ObjectType Cell = ObjectType.Of<CellDifference>(
        "CellDifference", "A cell that changed or was marked (ô thay đổi hoặc bị đánh dấu).", f =>
    [
        f.Of("name", Scalars.String.NonNull, "The cell, or #code for a section (ô).", cell => cell.Cell),
        f.Of("old", Scalars.String, "What was sent back; null: not reported (giá trị cũ).", cell => cell.Old),
        f.Of("new", Scalars.String, "What is there now; null: not reported (giá trị mới).", cell => cell.New),
        f.Of("isChanged", Scalars.Boolean.NonNull, "Whether it changed (đã thay đổi).", cell => cell.Old != cell.New),
        f.Of("isMarked", Scalars.Boolean.NonNull, "Whether it was pointed at (bị đánh dấu).", cell => cell.Mark is not null),
        f.Of("remark", Scalars.String, "What was said of it (nhận xét).", cell => cell.Mark?.Remark),
    ]);

    private static readonly ObjectType Row = ObjectType.Of<ResubmissionRow>(
        "Resubmission", "Why a report was sent back, and how it differs now (báo cáo bị trả lại và nộp lại).", f =>
    [
        f.Of("by", Scalars.String.NonNull,
            "`returned` by the requesting unit or `rejected` by the leader (cách trả lại).", row => row.By),
        f.Of("code", Scalars.String, "The reason's code (mã lý do).", row => row.Code),
        f.Of("reason", Scalars.String.NonNull, "Why (lý do).", row => row.Reason),
        f.Of("sentBackVersion", Scalars.Int.NonNull, "The version that was sent back (phiên bản bị trả lại).",
            row => row.SentBackVersion),
        f.Of("version", Scalars.Int.NonNull, "The version that is compared with it (phiên bản hiện tại).",
            row => row.Version),
        f.Of("cells", Cell.NonNull.List.NonNull, "The cells that changed or were marked, by name (các ô).",
            row => row.Cells),
    ]);

    public static Field Resubmission<T>(FieldsOf<T> f) => f.Resolve(
        "resubmission", Row,
        "Why a report was sent back last, and cell by cell how it differs now; null when it was not, or is not for the " +
        "caller to see (so sánh báo cáo nộp lại).",
        [Argument.Of("report", Scalars.Id.NonNull, "The report (mã báo cáo).")],
        async (_, arguments, context, ct) => Guid.TryParse(arguments.Get<string>("report"), out var id)
            ? await ResubmissionQuery.Of(context.Read().Db, id, context.Caller(), ct)
            : null)
        .Require(Policies.Reader).Costs(new FieldCost(AssumedSize: 10));
}
