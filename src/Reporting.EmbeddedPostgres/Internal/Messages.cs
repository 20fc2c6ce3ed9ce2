namespace Reporting.Embedded.Internal;

/// <summary>Every message to the operator, once: English, then Vietnamese.</summary>
internal static class Messages
{
    public static EmbeddedPostgresException NoPostgres() => Both(
        $"No PostgreSQL {PostgresBinaries.OldestMajor} or later was found. Install it (Debian, Ubuntu: apt "
        + "install postgresql), or set REPORTING_POSTGRES_BIN to the folder that holds postgres and initdb.",
        $"Không tìm thấy PostgreSQL {PostgresBinaries.OldestMajor} trở lên. Hãy cài đặt (Debian, Ubuntu: apt "
        + "install postgresql) hoặc đặt REPORTING_POSTGRES_BIN là thư mục chứa postgres và initdb.");

    public static EmbeddedPostgresException NotInNamedFolder(string folder) => Both(
        $"REPORTING_POSTGRES_BIN names {folder}, but there is no PostgreSQL {PostgresBinaries.OldestMajor} or "
        + "later in it. It must be the folder that holds postgres and initdb.",
        $"REPORTING_POSTGRES_BIN chỉ tới {folder}, nhưng ở đó không có PostgreSQL "
        + $"{PostgresBinaries.OldestMajor} trở lên. Đó phải là thư mục chứa postgres và initdb.");

    public static EmbeddedPostgresException OtherMajor(string cluster, int made, string found) => Both(
        $"The data in {cluster} was made by PostgreSQL {made}; found: {found}. Install PostgreSQL {made}, or "
        + "move the data with pg_dump and pg_restore (or pg_upgrade) and start again. Nothing was changed.",
        $"Dữ liệu trong {cluster} do PostgreSQL {made} tạo ra; tìm thấy: {found}. Hãy cài PostgreSQL {made}, "
        + "hoặc chuyển dữ liệu bằng pg_dump và pg_restore (hoặc pg_upgrade) rồi khởi động lại. Chưa có gì bị "
        + "thay đổi.");

    public static EmbeddedPostgresException Locked(string folder, string holder, Exception cause) => Both(
        $"Another host (process {holder}) already uses the data folder {folder}. Stop it first, or choose "
        + "another --data.",
        $"Một tiến trình khác (số {holder}) đang dùng thư mục dữ liệu {folder}. Hãy dừng nó trước hoặc chọn "
        + "--data khác.", cause);

    public static EmbeddedPostgresException NotYours(string path, Exception cause) => Both(
        $"This user may not use {path} ({cause.Message}). Run as the user who made it, or choose another "
        + "--data.",
        $"Người dùng này không được phép dùng {path} ({cause.Message}). Hãy chạy bằng người dùng đã tạo ra nó "
        + "hoặc chọn --data khác.", cause);

    public static EmbeddedPostgresException NoPassword(string file) => Both(
        $"The cluster is there but its password file {file} is missing. Bring it back from a backup of the "
        + "data folder.",
        $"Có dữ liệu nhưng thiếu tệp mật khẩu {file}. Hãy khôi phục tệp này từ bản sao lưu của thư mục dữ "
        + "liệu.");

    public static EmbeddedPostgresException NoSystemUser(string user, string said) => Both(
        $"PostgreSQL does not run as root, and the system user {user} could not be made: {said} Make it by "
        + $"hand (useradd --system {user}), or run as an ordinary user.",
        $"PostgreSQL không chạy bằng root, và không tạo được người dùng hệ thống {user}: {said} Hãy tạo bằng "
        + $"tay (useradd --system {user}) hoặc chạy bằng người dùng thường.");

    public static EmbeddedPostgresException Unreadable(string bin, string user) => Both(
        $"PostgreSQL in {bin} can't be run by the system user {user}, as whom it must run when started as "
        + "root. Put it where everybody may read it, such as /usr/local/lib, and set REPORTING_POSTGRES_BIN.",
        $"Người dùng hệ thống {user} không chạy được PostgreSQL trong {bin}, mà khi khởi động bằng root thì "
        + "phải chạy bằng người dùng này. Hãy đặt PostgreSQL ở nơi ai cũng đọc được, như /usr/local/lib, và "
        + "đặt REPORTING_POSTGRES_BIN.");

    public static EmbeddedPostgresException InitFailed(string said) => Both(
        $"initdb could not make the cluster: {said}", $"initdb không tạo được cụm dữ liệu: {said}");

    public static EmbeddedPostgresException StartFailed(string said) => new(
        $"PostgreSQL did not start: {said}{Environment.NewLine}PostgreSQL không khởi động được: {said}") { IsOfServer = true };

    public static EmbeddedPostgresException WouldNotStop(string cluster) => Both(
        $"Processes of an earlier server still use {cluster} and could not be stopped.",
        $"Các tiến trình của máy chủ trước vẫn dùng {cluster} và không dừng được.");

    public static EmbeddedPostgresException NoPrograms(int major) => Both(
        $"The programs of PostgreSQL {major} were not found; a backup needs those of the server's version.",
        $"Không tìm thấy các chương trình của PostgreSQL {major}; sao lưu cần đúng phiên bản của máy chủ.");

    public static EmbeddedPostgresException ClusterThere(string cluster) => Both(
        $"{cluster} holds data. Nothing is restored over data: choose a folder that is new (--into), and put it in the "
        + "old one's place when you are sure.",
        $"{cluster} đang có dữ liệu. Không khôi phục đè lên dữ liệu: hãy chọn thư mục mới (--into) rồi thay thế thư mục "
        + "cũ khi đã chắc chắn.");

    public static EmbeddedPostgresException RestoreUnfinished(string folder) => Both(
        $"A restore into {folder} was not finished. Remove the folder and restore again.",
        $"Việc khôi phục vào {folder} chưa hoàn tất. Hãy xóa thư mục này và khôi phục lại.");

    public static EmbeddedPostgresException CopyFailed(string said) => Both(
        $"The backup could not be copied: {said}", $"Không chép được bản sao lưu: {said}");

    private static EmbeddedPostgresException Both(string english, string vietnamese, Exception? cause = null) =>
        new(english + Environment.NewLine + vietnamese, cause);
}
