namespace Reporting.Domain.Reports;

/// <summary>Where a report stands. Where nothing is sealed and nobody sends, "signed" is passed through at once
/// (docs/adr/0012, 0019).</summary>
public enum ReportState
{
    NotAssigned,
    Assigned,
    InEntry,
    Submitted,
    Rejected,
    Returned,
    Sent,
    Accepted,
    CorrectionRequested,
    CorrectionApproved,
    Withdrawn,
    Cancelled,
    Checked,
#pragma warning disable CA1720 // A report that is signed, not a number that has a sign.
    Signed,
#pragma warning restore CA1720
    ReturnedUnsigned,
}

/// <summary>The states in sentences for people.</summary>
internal static class ReportStateWords
{
    public static string English(ReportState state) => state switch
    {
        ReportState.NotAssigned => "is not assigned",
        ReportState.Assigned => "is assigned and still empty",
        ReportState.InEntry => "is in data entry",
        ReportState.Submitted => "is submitted and waits for its leader",
        ReportState.Rejected => "was rejected by its leader",
        ReportState.Returned => "was returned by the requesting unit",
        ReportState.Sent => "is signed and sent",
        ReportState.Accepted => "is accepted",
        ReportState.CorrectionRequested => "waits for an answer to its correction request",
        ReportState.CorrectionApproved => "is open for correction",
        ReportState.Cancelled => "is not asked for any longer",
        ReportState.Checked => "is checked and not submitted yet",
        ReportState.Signed => "is signed and not sent yet",
        ReportState.ReturnedUnsigned => "came unsigned and was returned for signing",
        _ => "is withdrawn",
    };

    public static string Vietnamese(ReportState state) => state switch
    {
        ReportState.NotAssigned => "chưa được giao",
        ReportState.Assigned => "đã được giao và chưa có số liệu",
        ReportState.InEntry => "đang nhập liệu",
        ReportState.Submitted => "đã trình và đang chờ lãnh đạo",
        ReportState.Rejected => "đã bị lãnh đạo từ chối",
        ReportState.Returned => "đã bị cơ quan yêu cầu trả lại",
        ReportState.Sent => "đã ký và gửi",
        ReportState.Accepted => "đã được tiếp nhận",
        ReportState.CorrectionRequested => "đang chờ trả lời đề nghị đính chính",
        ReportState.CorrectionApproved => "đang mở để đính chính",
        ReportState.Cancelled => "đã bị hủy giao",
        ReportState.Checked => "đã kiểm tra và chưa trình",
        ReportState.Signed => "đã ký và chưa gửi",
        ReportState.ReturnedUnsigned => "đến chưa ký và đã trả lại để ký",
        _ => "đã được rút",
    };
}
