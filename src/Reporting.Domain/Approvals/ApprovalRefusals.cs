namespace Reporting.Domain.Approvals;

/// <summary>Every way the rules of approval can say no.</summary>
public static class ApprovalRefusals
{
    public static Refusal NotOfUnit(IEnumerable<string> userNames) =>
        new("approval.not-of-unit",
            $"These accounts do not have the role at the unit: {string.Join(", ", userNames)}.",
            $"Các tài khoản này không có vai trò tại đơn vị: {string.Join(", ", userNames)}.",
            userNames.ToEquatableArray());

    public static Refusal NobodyNamed(string field) =>
        new("approval.nobody-named",
            $"Leave '{field}' out for whoever has the role, or name 1 to {IssueApprovalRule.PersonsMax} accounts, each once.",
            $"Bỏ trống '{field}' nếu là mọi người có vai trò, hoặc nêu từ 1 đến {IssueApprovalRule.PersonsMax} tài khoản, "
            + "mỗi tài khoản một lần.",
            [field]);

    public static Refusal CheckTakenAway() =>
        new("approval.check-taken-away",
            "A unit's own rule may add a check and can't take one away.",
            "Quy chế của đơn vị có thể thêm bước kiểm tra, không được bỏ bước kiểm tra.", ["checkBeforeSubmit"]);

    public static Refusal DaysReversed() =>
        new("approval.days-reversed", "The rule ends before it begins.", "Quy chế kết thúc trước khi bắt đầu.",
            ["from", "to"]);
}
