using System.Globalization;

namespace Reporting.Signatures;

/// <summary>Every finding, once: what it says in English and in Vietnamese.</summary>
internal static class Findings
{
    // What each check is about, in its order.
    private static readonly (string English, string Vietnamese)[] Subjects =
    [
        ("The document is the one that was stored.", "Tài liệu đúng là tài liệu đã lưu."),
        ("The signing request is open.", "Yêu cầu ký còn hiệu lực."),
        ("The file is a detached signature in DER.", "Tệp là chữ ký tách rời ở dạng DER."),
        ("The file has exactly one signer.", "Tệp có đúng một người ký."),
        ("The algorithms and key are allowed.", "Thuật toán và khóa được phép dùng."),
        ("The signed attributes are complete.", "Các thuộc tính được ký đầy đủ."),
        ("The signature is good.", "Chữ ký đúng."),
        ("The certificate is for signing.", "Chứng thư số được dùng để ký."),
        ("The certificate comes from an installed authority.", "Chứng thư số do cơ quan chứng thực được tin cậy cấp."),
        ("The certificates were valid.", "Chứng thư số còn thời hạn."),
        ("No certificate was revoked.", "Không có chứng thư số nào bị thu hồi."),
        ("Later revocation lists say the same.", "Danh sách thu hồi sau đó không thay đổi kết quả."),
        ("The certificate belongs to the expected signer.", "Chứng thư số thuộc về đúng người ký."),
        ("The signer may do this for the unit.", "Người ký có thẩm quyền."),
        ("The signing time agrees with the server's.", "Thời điểm ký khớp với giờ máy chủ."),
        ("The time stamp is good, or none is needed.", "Dấu thời gian đúng hoặc không cần có."),
        ("The evidence is complete.", "Chứng cứ đầy đủ."),
    ];

    public static Finding Passed(int check) =>
        new(check, CheckResult.Passed, "signature.passed", Subjects[check - 1].English, Subjects[check - 1].Vietnamese);

    public static Finding NotChecked(int check) => new(
        check, CheckResult.NotChecked, "signature.not-checked",
        "Not looked at, because something before it is missing.",
        "Chưa kiểm tra vì thiếu bước trước.");

    public static Finding PayloadMalformed(string why) => Failed(1, "payload-malformed",
        $"The document is not a signing payload: {why}", $"Tài liệu không đúng dạng để ký: {why}");

    public static Finding PayloadNotStored() => Failed(1, "payload-not-stored",
        "The document is not the one that was stored.", "Tài liệu không phải là tài liệu đã lưu.");

    public static Finding RequestUsed() => Failed(2, "request-used",
        "The signing request has been used.", "Yêu cầu ký đã được sử dụng.");

    public static Finding RequestClosed() => Failed(2, "request-closed",
        "The signing request is not open.", "Yêu cầu ký không còn mở.");

    public static Finding RequestExpired(DateTimeOffset until) => Failed(2, "request-expired",
        $"The signing request was valid until {Time(until)}.", $"Yêu cầu ký đã hết hạn lúc {Time(until)}.");

    public static Finding ReportMovedOn(long signed, long current) => Failed(2, "report-moved-on",
        $"The report was at version {current} and no longer at {signed}, which was signed.",
        $"Báo cáo đã sang phiên bản {current}, không còn là phiên bản {signed} được ký.");

    public static Finding NotCms(string why) => Failed(3, "not-cms",
        $"The file is not a signature in DER: {why}", $"Tệp không phải là chữ ký ở dạng DER: {why}");

    public static Finding Structure(string why) => Failed(3, "structure",
        $"The file is not a plain detached signature: {why}.", $"Tệp không phải là chữ ký tách rời thuần túy: {why}.");

    public static Finding Signers(string why) => Failed(4, "signers",
        $"The file is not one person's signature: {why}.", $"Tệp không phải là chữ ký của một người: {why}.");

    public static Finding AlgorithmUnknown() => Failed(5, "algorithm-unknown",
        "The algorithms are not understood, or do not fit the key.",
        "Không nhận biết được thuật toán, hoặc không hợp với khóa.");

    public static Finding PssParameters() => Failed(5, "pss-parameters",
        "RSA-PSS needs one hash throughout and a salt as long as it (rsa_pss_saltlen:digest).",
        "RSA-PSS phải dùng một hàm băm thống nhất và muối dài bằng giá trị băm (rsa_pss_saltlen:digest).");

    public static Finding AlgorithmNotAllowed(string algorithm) => Failed(5, "algorithm-not-allowed",
        $"The algorithm is not allowed: {algorithm}.", $"Thuật toán không được phép: {algorithm}.");

    public static Finding KeyNotAllowed(string kind, int bits) => Failed(5, "key-not-allowed",
        $"A key of {kind} with {bits} bits is not allowed.", $"Khóa {kind} {bits} bit không được phép.");

    public static Finding NoSignedAttributes() => Failed(6, "no-signed-attributes",
        "There are no signed attributes.", "Không có thuộc tính được ký.");

    public static Finding AttributeWrong(string name) => Failed(6, "attribute-wrong",
        $"The signed attribute {name} is missing or wrong.", $"Thuộc tính được ký {name} thiếu hoặc sai.");

    public static Finding OtherCertificate() => Failed(6, "other-certificate",
        "The signed attributes name another certificate.", "Thuộc tính được ký chỉ tới chứng thư số khác.");

    public static Finding OtherContent() => Failed(7, "other-content",
        "Something other than this document was signed.", "Nội dung được ký không phải là tài liệu này.");

    public static Finding SignatureWrong() => Failed(7, "wrong",
        "The signature is not good.", "Chữ ký không đúng.");

    public static Finding CertificateOfAuthority() => Failed(8, "certificate-of-authority",
        "An authority's certificate signs no reports.",
        "Chứng thư số của cơ quan chứng thực không được dùng để ký báo cáo.");

    public static Finding CertificateNotForSigning() => Failed(8, "certificate-not-for-signing",
        "The certificate is not for digital signatures.", "Chứng thư số không dùng cho chữ ký số.");

    public static Finding CertificatePolicy() => Failed(8, "certificate-policy",
        "The certificate was not issued under an allowed policy.",
        "Chứng thư số không được cấp theo chính sách cho phép.");

    public static Finding NoCertificate() => Failed(9, "no-certificate",
        "The signer's certificate does not lie in the file.", "Tệp không chứa chứng thư số của người ký.");

    public static Finding NoWayToRoot() => Failed(9, "no-way-to-root",
        "The certificate does not come from an installed authority.",
        "Chứng thư số không do cơ quan chứng thực được tin cậy cấp.");

    public static Finding StrayCertificate() => Failed(9, "stray-certificate",
        "The file holds certificates that are no part of the signer's.",
        "Tệp chứa chứng thư số không thuộc chuỗi chứng thư của người ký.");

    public static Finding CertificateNotValidThen(string subject, DateTimeOffset at) =>
        Failed(10, "certificate-not-valid-then",
        $"The certificate of {subject} was not valid at {Time(at)}.",
        $"Chứng thư số của {subject} không còn hạn lúc {Time(at)}.");

    public static Finding Revoked(string subject) => Failed(11, "revoked",
        $"The certificate of {subject} was revoked.", $"Chứng thư số của {subject} đã bị thu hồi.");

    public static Finding RevocationUnknown(string authority, DateTimeOffset at) => Unknown(11, "revocation-unknown",
        $"No revocation list of {authority} for {Time(at)} is known yet.",
        $"Chưa có danh sách thu hồi của {authority} cho thời điểm {Time(at)}.");

    public static Finding RevokedLater(string subject) => Failed(12, "revoked-later",
        $"A later list says that the certificate of {subject} was already revoked.",
        $"Danh sách sau đó cho biết chứng thư số của {subject} đã bị thu hồi từ trước.");

    public static Finding SecondLookPending() => new(12, CheckResult.Note, "signature.second-look-pending",
        "The next revocation list has not come yet.", "Chưa có danh sách thu hồi tiếp theo.");

    public static Finding NotBound() => Failed(13, "not-bound",
        "The certificate is not bound to the expected signer.", "Chứng thư số chưa được gắn với người ký.");

    public static Finding OtherSigner() => Failed(13, "other-signer",
        "The certificate is bound to another identifier than the document names.",
        "Chứng thư số gắn với định danh khác với định danh trong tài liệu.");

    public static Finding IdentifierMissing() => Failed(13, "identifier-missing",
        "The certificate's subject does not carry the signer's identifier.",
        "Chứng thư số không chứa định danh của người ký.");

    public static Finding NoAuthority(string org) => Failed(14, "no-authority",
        $"The signer held no office or delegation for this at {org}.",
        $"Người ký không có thẩm quyền về việc này tại {org}.");

    public static Finding SigningTimeOff(DateTimeOffset time) => new(15, CheckResult.Note, "signature.signing-time-off",
        $"The signer's clock said {Time(time)}.", $"Đồng hồ của người ký chỉ {Time(time)}.");

    public static Finding NoSigningTime() => new(15, CheckResult.Note, "signature.no-signing-time",
        "The signer stated no time.", "Chữ ký không ghi thời điểm ký.");

    public static Finding TimestampMissing() => Unknown(16, "timestamp-missing",
        "The time stamp is not there yet.", "Chưa có dấu thời gian.");

    public static Finding TimestampWrong(string why) => Failed(16, "timestamp-wrong",
        $"The time stamp is not good: {why}.", $"Dấu thời gian không đúng: {why}.");

    public static Finding TimestampRevocationUnknown(string authority, DateTimeOffset at) =>
        Unknown(16, "timestamp-revocation-unknown",
        $"No revocation list of {authority} for {Time(at)} is known yet.",
        $"Chưa có danh sách thu hồi của {authority} cho thời điểm {Time(at)}.");

    public static Finding OtherEvidence() => Failed(17, "other-evidence",
        "The signature is not the one that was recorded.", "Chữ ký không phải là chữ ký đã ghi nhận.");

    private static Finding Failed(int check, string reason, string english, string vietnamese) =>
        new(check, CheckResult.Failed, "signature." + reason, english, vietnamese);

    private static Finding Unknown(int check, string reason, string english, string vietnamese) =>
        new(check, CheckResult.Unknown, "signature." + reason, english, vietnamese);

    private static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
