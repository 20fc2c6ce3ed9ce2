namespace Reporting.Console.Forms;

/// <summary>A step that somebody can take with a report: who, where it stands, and what has to be said.</summary>
/// <param name="Verb">The command, as its route has it.</param>
/// <param name="Role">The role, for the report's unit; <c>accept</c> for the requesting unit.</param>
public sealed record ReportStep(
    string Verb, string Role, string Vietnamese, string English, string Tone, params string[] States)
{
    public bool NeedsReason { get; init; }

    public bool MarksCells { get; init; }

    /// <summary>The marked cells come with their new figures.</summary>
    public bool ProposesFigures { get; init; }

    /// <summary>Whether something is asked before it is sent.</summary>
    public bool AsksSomething => NeedsReason || SigningAct is not null;

    /// <summary>What a signature would be for; null where none is asked for.</summary>
    public string? SigningAct { get; init; }

    /// <summary>What a signature on this report says: over figures that are in force, the leader signs a correction of
    /// them (đính chính).</summary>
    public string? ActFor(ReportResource report) => SigningAct == "approve" && report.InForce is not null ? "correct" : SigningAct;

    /// <summary>The codes of sending back, in words.</summary>
    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> ReturnCodes =
    [
        ("figures-wrong", "Số liệu sai", "Figures are wrong"),
        ("figures-missing", "Thiếu số liệu", "Figures are missing"),
        ("change-unlikely", "Biến động bất thường", "An unlikely change"),
        ("period-or-form-wrong", "Sai kỳ hoặc biểu mẫu", "Wrong period or form"),
        ("explanation-missing", "Thiếu giải trình", "No explanation"),
        ("attachment-missing", "Thiếu tệp đính kèm", "An attachment is missing"),
        ("signature-wrong", "Chữ ký không đúng", "Something is wrong with the signature"),
        ("other", "Lý do khác", "Another reason"),
    ];

    public static readonly IReadOnlyList<ReportStep> All =
    [
        new("confirm-check", "check", "Xác nhận đã kiểm tra", "Confirm the check", "primary", "IN_ENTRY", "REJECTED"),
        new("sign", "sign", "Ký", "Sign", "primary", "SUBMITTED") { SigningAct = "approve" },
        new("reject", "sign", "Từ chối", "Reject", "danger", "SUBMITTED") { NeedsReason = true, MarksCells = true },
        new("recall", "enter", "Thu hồi", "Recall", "", "SUBMITTED", "SENT"),
        new("seal", "send", "Đóng dấu", "Seal", "primary", "SIGNED") { SigningAct = "seal" },
        new("send", "send", "Gửi", "Send", "", "SIGNED"),
        new("accept", "accept", "Tiếp nhận", "Accept", "primary", "SENT"),
        new("return", "accept", "Trả lại", "Return", "danger", "SENT") { NeedsReason = true, MarksCells = true },
        new("approve-correction", "accept", "Cho đính chính", "Approve the correction", "primary", "CORRECTION_REQUESTED"),
        new("deny-correction", "accept", "Không cho đính chính", "Deny the correction", "", "CORRECTION_REQUESTED") { NeedsReason = true },
        new("request-correction", "enter", "Đề nghị đính chính", "Ask for a correction", "", "ACCEPTED", "WITHDRAWN")
        {
            NeedsReason = true, MarksCells = true, ProposesFigures = true,
        },
    ];
}
