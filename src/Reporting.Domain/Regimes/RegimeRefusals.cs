namespace Reporting.Domain.Regimes;

/// <summary>Every way the regime rules can say no.</summary>
public static class RegimeRefusals
{
    public static Refusal Unknown(string code) =>
        new("regime.unknown", $"There is no reporting regime '{code}'.", $"Không có chế độ báo cáo '{code}'.", [code]);

    public static Refusal CodeTaken(string code) =>
        new("regime.code-taken",
            $"The reporting regime '{code}' is already defined in another way.",
            $"Chế độ báo cáo '{code}' đã được quy định khác.", [code]);

    public static Refusal PeriodKindNotOfTemplate() =>
        new("regime.period-kind-not-of-template",
            "The regime's kind of period is not the one of its template.",
            "Loại kỳ của chế độ báo cáo không khớp với loại kỳ của biểu mẫu.", ["periodKind"]);

    public static Refusal KindOrList() =>
        new("regime.kind-or-list",
            "Give either the kind of unit that reports or a list of units, not both and not neither.",
            "Hãy nêu loại đơn vị báo cáo hoặc danh sách đơn vị, không nêu cả hai và không bỏ trống cả hai.",
            ["reportersKind", "reporters"]);

    public static Refusal NotPeriodic() =>
        new("regime.not-periodic",
            "Only a periodic regime opens by itself, and not one of the kind 'other': its periods are nobody's to know.",
            "Chỉ chế độ báo cáo định kỳ mới tự mở kỳ, và không áp dụng cho loại kỳ 'khác'.", ["automatic"]);

    public static Refusal NotAutomaticHere() =>
        new("regime.not-automatic-here",
            "In this deployment reports are assigned by people; its profile says so.",
            "Hệ thống này giao báo cáo thủ công theo cấu hình triển khai.", ["automatic"]);

    public static Refusal ValidityReversed() =>
        new("regime.validity-reversed",
            "The regime ends before it begins.", "Chế độ báo cáo kết thúc trước khi bắt đầu.", ["validFrom", "validTo"]);

    public static Refusal NoDeadline() =>
        new("regime.no-deadline",
            "No rule says when this is due: give the time.", "Không có quy tắc thời hạn: hãy nêu thời hạn.", ["dueAt"]);

    public static Refusal DueInPast() =>
        new("regime.due-in-past",
            "The given deadline is over already.", "Thời hạn đã nêu đã qua.", ["dueAt"]);

    public static Refusal AlreadyOpen(string period) =>
        new("regime.already-open",
            $"The period {period} is open with another deadline; extend it for a unit, or take another occurrence.",
            $"Kỳ {period} đã mở với thời hạn khác; hãy gia hạn cho từng đơn vị hoặc mở lần báo cáo khác.", [period]);

    public static Refusal NotValid(string period) =>
        new("regime.not-valid",
            $"The regime does not ask for {period}: it begins later or has ended.",
            $"Chế độ báo cáo không áp dụng cho kỳ {period}: chưa bắt đầu hoặc đã kết thúc.", [period]);

    public static Refusal AlreadyEnded() =>
        new("regime.already-ended", "The regime has ended already.", "Chế độ báo cáo đã kết thúc.");

    public static Refusal StepsTakenAway() =>
        new("regime.steps-taken-away",
            "A regime adds steps to those of the deployment's profile and takes none away: leave out what it adds "
            + "nothing to.",
            "Chế độ báo cáo chỉ được thêm bước so với cấu hình triển khai, không được bớt: hãy bỏ trống bước không thêm.",
            ["steps"]);
}
