namespace Reporting.Console.Manage;

/// <summary>What an account may do and for whom it acts.</summary>
/// <param name="Losses">Whether its password was reported lost and not given anew.</param>
public sealed record AccountResource(
    Guid Id, string UserName, string DisplayName, string? Unit, IReadOnlyList<Grant> Grants,
    IReadOnlyList<Acting> Delegations, DateOnly? LockedFrom, string? LockCause, bool IsRevoked, bool Losses);

public sealed record Grant(string Role, string Unit);

/// <param name="For">The id of the account that it acts for.</param>
public sealed record Acting(Guid For, IReadOnlyList<Grant> Grants, DateOnly From, DateOnly Until, string Reason);

/// <summary>A written request for an account, with its clock.</summary>
public sealed record AccountRequest(
    Guid Id, string Act, string UserName, Wire.UnitView Unit, string DocumentNumber, DateOnly ReceivedOn, DateOnly? DueOn,
    string? Note, DateTimeOffset? DoneAt, DateTimeOffset? DeclinedAt, string? DeclineReason, bool IsLate)
{
    public const string Fields = "id act userName unit { id code name } documentNumber receivedOn dueOn note doneAt declinedAt declineReason isLate";

    public bool IsOpen => DoneAt is null && DeclinedAt is null;
}

/// <summary>How roles, acts and causes are called.</summary>
public static class AccountWords
{
    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Roles =
    [
        ("enter", "Nhập liệu", "Data entry"), ("check", "Kiểm tra", "Checking"), ("sign", "Lãnh đạo ký", "Leader"),
        ("send", "Văn thư", "Clerk"), ("accept", "Tiếp nhận, tổng hợp", "Receiver"), ("read", "Phân tích", "Analyst"),
        ("audit", "Kiểm toán", "Auditor"), ("administer", "Quản trị", "Administrator"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> Acts =
    [
        ("issue", "Cấp", "Issue"), ("change", "Thay đổi", "Change"), ("lock", "Khóa", "Lock"), ("unlock", "Mở khóa", "Unlock"),
        ("revoke", "Thu hồi", "Revoke"), ("reissue-password", "Cấp lại mật khẩu", "Reissue the password"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> LockCauses =
    [
        ("transfer", "Chuyển công tác", "Transfer"), ("leave", "Nghỉ dài ngày", "Leave"), ("retirement", "Nghỉ hưu", "Retirement"),
        ("misuse", "Sử dụng sai", "Misuse"), ("other", "Khác", "Other"),
    ];

    public static readonly IReadOnlyList<(string Code, string Vietnamese, string English)> LossCauses =
        [("lost", "Quên, mất", "Lost"), ("stolen", "Bị lộ", "Stolen"), ("misused", "Bị dùng trái phép", "Misused")];
}
