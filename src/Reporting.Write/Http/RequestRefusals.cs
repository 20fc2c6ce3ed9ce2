using Reporting.Domain;

namespace Reporting.Write.Http;

/// <summary>Why a request is not taken, whatever it asks for. Codes are public and for ever.</summary>
public static class RequestRefusals
{
    public static Refusal Malformed(string place, long line, long column) => new(
        "request.malformed",
        $"The body is not the JSON that this route takes: {place}, line {line}, byte {column}. "
        + "Look for a syntax error, a property that is unknown, missing or given twice, or a value of another type.",
        $"Nội dung gửi lên không đúng dạng JSON của đường dẫn này: {place}, dòng {line}, byte {column}. "
        + "Hãy kiểm tra cú pháp, thuộc tính lạ, thiếu hoặc lặp, hoặc giá trị sai kiểu.",
        [place]);

    public static Refusal ParameterMalformed() => new(
        "request.parameter-malformed",
        "A parameter in the address has a value of another type.",
        "Một tham số trong địa chỉ có giá trị sai kiểu.");

    public static Refusal KeyMissing() => new(
        "request.idempotency-key-missing",
        "A command needs the header Idempotency-Key: 1 to 190 visible ASCII characters, another one for every command.",
        "Lệnh cần có tiêu đề Idempotency-Key: từ 1 đến 190 ký tự ASCII nhìn thấy được, "
        + "mỗi lệnh một giá trị khác nhau.");

    public static Refusal KeyReused() => new(
        "request.key-reused",
        "This Idempotency-Key was used for another request. Nothing was stored.",
        "Idempotency-Key này đã được dùng cho một yêu cầu khác. Không có gì được lưu.");

    public static Refusal StillRunning() => new(
        "request.still-running",
        "The request with this Idempotency-Key is still running. Send it again to get its answer.",
        "Yêu cầu với Idempotency-Key này vẫn đang chạy. Hãy gửi lại để nhận câu trả lời.");

    public static Refusal IfMatchMalformed() => new(
        "request.if-match-malformed",
        "The header If-Match takes one version as an ETag, for example \"3\".",
        "Tiêu đề If-Match nhận đúng một phiên bản dạng ETag, ví dụ \"3\".");

    public static Refusal Stale(long version) => new(
        "request.stale",
        $"It was changed in the meantime: it is at version {version} now. Nothing was stored.",
        $"Dữ liệu đã thay đổi trong lúc đó: hiện ở phiên bản {version}. Không có gì được lưu.");

    public static Refusal Contended() => new(
        "request.contended",
        "Others changed it at the same time, again and again. Nothing was stored; try again.",
        "Nhiều người khác liên tục thay đổi cùng lúc. Không có gì được lưu; hãy thử lại.");

    public static Refusal TooLarge(long limit) => new(
        "request.too-large",
        $"The body is larger than {limit / (1024 * 1024)} MB.",
        $"Nội dung gửi lên lớn hơn {limit / (1024 * 1024)} MB.");

    public static Refusal BulkTooLarge(int limit) => new(
        "request.bulk-too-large",
        $"A bulk request has at most {limit} items.",
        $"Một yêu cầu hàng loạt có nhiều nhất {limit} mục.", ["items"]);

    public static Refusal ReportUnnamed() => new(
        "request.report-unnamed",
        "Name the report: by report (its id), or by unit, regime and period.",
        "Hãy nêu báo cáo: bằng report (mã báo cáo), hoặc bằng unit, regime và period.",
        ["report", "unit", "regime", "period"]);

    public static Refusal NoAccount() => new(
        "request.unauthenticated",
        "A valid bearer token is needed. Sign in with POST /api/sessions.",
        "Cần có mã truy cập còn hiệu lực. Hãy đăng nhập bằng POST /api/sessions.");

    public static Refusal Forbidden() => new(
        "request.forbidden",
        "Your account does not have the role for this, or not for this unit.",
        "Tài khoản của bạn không có vai trò cho việc này, hoặc không có tại đơn vị này.");

    public static Refusal NotFound() => new(
        "request.not-found", "There is nothing at this address.", "Không có gì tại địa chỉ này.");

    public static Refusal MethodNotAllowed() => new(
        "request.method-not-allowed",
        "This address does not take this method; the header Allow names those that it takes.",
        "Địa chỉ này không nhận phương thức này; tiêu đề Allow liệt kê các phương thức được nhận.");

    public static Refusal MediaType() => new(
        "request.media-type",
        "The body must be JSON: send the header Content-Type: application/json.",
        "Nội dung phải là JSON: hãy gửi tiêu đề Content-Type: application/json.");

    public static Refusal Other(int status) => new(
        $"request.status-{status}", $"The server answered with status {status}.", $"Máy chủ trả lời với mã {status}.");

    public static Refusal Unavailable() => new(
        "server.unavailable",
        "The store does not answer just now. The command may have been done: "
        + "send it again with the same Idempotency-Key.",
        "Kho dữ liệu tạm thời không trả lời. Lệnh có thể đã được thực hiện: hãy gửi lại với cùng Idempotency-Key.");

    public static Refusal Outdated() => new(
        "server.outdated",
        "This server can't read what a newer one wrote. Nothing was done: send it again, and a newer server will answer.",
        "Máy chủ này không đọc được nội dung do máy chủ mới hơn ghi. Chưa có gì được thực hiện: hãy gửi lại, "
        + "máy chủ mới hơn sẽ trả lời.");

    public static Refusal Redacted() => new(
        "stream.redacted",
        "Two persons had the content of an event destroyed that this rests on; without it nothing more can be done here.",
        "Nội dung một sự kiện làm căn cứ cho việc này đã bị xóa theo quyết định của hai người; không có nội dung đó thì không "
        + "thể thực hiện tiếp.");

    public static Refusal Fault(string id) => new(
        "server.fault",
        $"The server made a mistake. Tell the operator this number: {id}.",
        $"Máy chủ gặp lỗi. Hãy báo cho người vận hành mã số này: {id}.");
}
