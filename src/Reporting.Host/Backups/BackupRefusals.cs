namespace Reporting.Host.Backups;

/// <summary>Every way a backup or a restore can say no, in both languages.</summary>
internal static class BackupRefusals
{
    public static HostRefusedException NoBackups(string folder) => Both(
        $"There are no backups in {folder}.", $"Không có bản sao lưu trong {folder}.");

    public static HostRefusedException Busy(string folder) => Both(
        $"Another backup or restore works in {folder} at this moment; try again when it is done.",
        $"Một lần sao lưu hoặc khôi phục khác đang dùng {folder}; hãy thử lại khi xong.");

    public static HostRefusedException NoFolder() => Both(
        "With a given server no backups are made unless REPORTING_BACKUP or --to names a folder for them.",
        "Với máy chủ PostgreSQL cho trước, chỉ sao lưu khi REPORTING_BACKUP hoặc --to nêu thư mục.");

    public static HostRefusedException NoProgram(string program) => Both(
        $"{program} is not among PostgreSQL's programs here. Install all of them (Debian, Ubuntu: postgresql), or set "
        + "REPORTING_POSTGRES_BIN to a folder that has it.",
        $"Không có {program} trong các chương trình PostgreSQL ở đây. Hãy cài đầy đủ (Debian, Ubuntu: postgresql) hoặc đặt "
        + "REPORTING_POSTGRES_BIN là thư mục có chương trình này.");

    public static HostRefusedException NotMade(string said) => Both(
        $"The backup was not made: {said}", $"Không sao lưu được: {said}");

    public static HostRefusedException NotVerified(string label, string said) => Both(
        $"The backup {label} is damaged; nothing was restored from it or kept of it: {said}",
        $"Bản sao lưu {label} bị hỏng; không khôi phục và không giữ lại: {said}");

    public static HostRefusedException DatabaseDamaged(string said) => Both(
        $"pg_amcheck found damage in the live database; the earlier backups are kept: {said}",
        $"pg_amcheck phát hiện hư hỏng trong cơ sở dữ liệu; các bản sao lưu trước được giữ lại: {said}");

    public static HostRefusedException LogMissing(string label, IEnumerable<string> names) => Both(
        $"Of the write-ahead log after the backup {label} these files are missing or damaged: {string.Join(", ", names)}. "
        + "Bring them back, or restore with --to a time before them.",
        $"Nhật ký ghi trước (WAL) sau bản sao lưu {label} thiếu hoặc hỏng các tệp: {string.Join(", ", names)}. Hãy khôi "
        + "phục các tệp này, hoặc dùng --to với thời điểm trước chúng.");

    public static HostRefusedException TooEarly(DateTimeOffset target, DateTimeOffset oldest) => Both(
        $"No backup reaches back to {target:O}; the oldest can restore {oldest:O} and later.",
        $"Không có bản sao lưu cho thời điểm {target:O}; bản cũ nhất khôi phục được từ {oldest:O} trở đi.");

    public static HostRefusedException NotReached(DateTimeOffset? target, IReadOnlyList<string> gaps, string said) => Both(
        (target is { } time ? $"The log of the backup does not reach {time:O}; leave out --to to restore all that it has."
            : "The backup could not be restored.")
        + (gaps.Count > 0 ? $" Missing: {string.Join(", ", gaps)}." : "") + $" PostgreSQL said: {said}",
        (target is { } at ? $"Nhật ký của bản sao lưu không tới {at:O}; hãy bỏ --to để khôi phục toàn bộ những gì có."
            : "Không khôi phục được bản sao lưu.")
        + (gaps.Count > 0 ? $" Thiếu: {string.Join(", ", gaps)}." : ""));

    public static HostRefusedException GivenServer(string label, string cluster) => Both(
        $"The backup {label} is of a given PostgreSQL server, which is restored by its own administrator: the copy is {cluster} "
        + "(docs/operations.md).",
        $"Bản sao lưu {label} là của máy chủ PostgreSQL cho trước, do quản trị viên máy chủ đó khôi phục: bản sao ở {cluster} "
        + "(docs/operations.md).");

    private static HostRefusedException Both(string english, string vietnamese) =>
        new(english + Environment.NewLine + vietnamese);
}
