namespace Reporting.Console.Layout;

/// <summary>The console's table of contents: one line for each place in the menu.</summary>
/// <param name="Roles">Whoever has one of these roles sees it; everybody when there are none.</param>
public sealed record Place(string Path, string Vietnamese, string English, string Icon, params string[] Roles)
{
    public static readonly IReadOnlyList<Place> All =
    [
        new("/", "Việc cần làm", "To do", "inbox"),
        new("/reports", "Báo cáo", "Reports", "description"),
        new("/status", "Tình hình", "Status", "grid_on"),
        new("/ranking", "Xếp hạng", "Ranking", "leaderboard"),
        new("/regimes", "Chế độ báo cáo", "Regimes", "assignment"),
        new("/templates", "Biểu mẫu", "Templates", "table_view", "administer"),
        new("/indicators", "Chỉ tiêu", "Indicators", "tag"),
        new("/units", "Đơn vị", "Units", "account_tree"),
        new("/accounts", "Tài khoản", "Accounts", "group", "administer", "audit"),
        new("/calendar", "Lịch làm việc", "Working days", "calendar_month"),
        new("/notices", "Thông báo, sự cố", "Notices, incidents", "campaign"),
        new("/running", "Vận hành", "Operation", "monitor_heart", "administer"),
        new("/backups", "Sao lưu", "Backups", "backup", "administer"),
        new("/tour", "Mười phút làm quen", "Ten minutes", "school"),
        new("/analysis", "Phân tích", "Figures", "monitoring"),
        new("/replay", "Xem lại số liệu", "Replay", "history"),
        new("/audit", "Nhật ký", "Audit trail", "fact_check"),
        new("/reads", "Lượt đọc nhạy cảm", "Audited reads", "visibility", "audit"),
    ];
}
