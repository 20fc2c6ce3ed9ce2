namespace Reporting.Console.Layout;

/// <summary>How the states of a report are called and shown: never by colour alone.</summary>
public static class States
{
    public static readonly IReadOnlyList<(string State, string Vietnamese, string English, string Tone)> All =
    [
        ("ASSIGNED", "Đã giao", "Assigned", "plain"),
        ("IN_ENTRY", "Đang nhập", "In entry", ""),
        ("CHECKED", "Đã kiểm tra", "Checked", ""),
        ("RETURNED_UNSIGNED", "Trả lại vì chưa ký", "Returned unsigned", "bad"),
        ("SUBMITTED", "Chờ lãnh đạo", "With the leader", ""),
        ("REJECTED", "Lãnh đạo từ chối", "Rejected by the leader", "bad"),
        ("SIGNED", "Đã ký, chờ gửi", "Signed, to be sent", ""),
        ("SENT", "Đã gửi", "Sent", ""),
        ("RETURNED", "Bị trả lại", "Returned", "bad"),
        ("ACCEPTED", "Đã tiếp nhận", "Accepted", "good"),
        ("CORRECTION_REQUESTED", "Xin đính chính", "Correction asked for", "warn"),
        ("CORRECTION_APPROVED", "Đang đính chính", "Being corrected", "warn"),
        ("WITHDRAWN", "Đã rút số liệu", "Withdrawn", "plain"),
        ("CANCELLED", "Đã hủy giao", "Cancelled", "plain"),
    ];

    /// <summary>What the preparer has before them.</summary>
    public static readonly IReadOnlyList<string> ToEnter =
        ["ASSIGNED", "IN_ENTRY", "CHECKED", "REJECTED", "RETURNED", "CORRECTION_APPROVED"];

    public static string Name(string state, Words words) =>
        All.FirstOrDefault(s => s.State == state) is { State: not null } known ? words[known.Vietnamese, known.English] : state;

    /// <summary>One word, for a cell of the matrix.</summary>
    public static string Word(string state, Words words) => state switch
    {
        "ASSIGNED" => words["Giao", "Assigned"],
        "IN_ENTRY" => words["Nhập", "Entry"],
        "CHECKED" => words["Kiểm", "Checked"],
        "RETURNED_UNSIGNED" => words["Chưa ký", "Unsigned"],
        "SUBMITTED" => words["Trình", "Leader"],
        "REJECTED" => words["Từ chối", "Rejected"],
        "SIGNED" => words["Ký", "Signed"],
        "SENT" => words["Gửi", "Sent"],
        "RETURNED" => words["Trả lại", "Returned"],
        "ACCEPTED" => words["Nhận", "Accepted"],
        "CORRECTION_REQUESTED" => words["Xin sửa", "Asked"],
        "CORRECTION_APPROVED" => words["Đang sửa", "Correcting"],
        "WITHDRAWN" => words["Rút", "Withdrawn"],
        "CANCELLED" => words["Hủy", "Cancelled"],
        _ => state,
    };

    public static string Tone(string state) => All.FirstOrDefault(s => s.State == state).Tone ?? "plain";

    public static string Holder(string? holder, Words words) => holder switch
    {
        "preparer" => words["Người nhập liệu", "Preparer"],
        "leader" => words["Lãnh đạo", "Leader"],
        "clerk" => words["Văn thư", "Clerk"],
        "requesting_unit" => words["Cơ quan yêu cầu", "Requesting agency"],
        null => "",
        _ => holder,
    };
}
