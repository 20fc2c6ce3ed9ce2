using static Reporting.Domain.Reports.ReportStateWords;

namespace Reporting.Domain.Reports;

/// <summary>Every way the rules of checking, signing, sealing and sending can say no.</summary>
public static class SigningRefusals
{
    public static Refusal NotInEntry(ReportState state) =>
        new("signing.not-in-entry",
            $"Only what is in data entry is checked; the report {English(state)}.",
            $"Chỉ kiểm tra được báo cáo đang nhập liệu; báo cáo {Vietnamese(state)}.");

    public static Refusal NotChecked() =>
        new("signing.not-checked",
            "These figures have to be checked before they are submitted; nobody has done so since they last changed.",
            "Số liệu phải được kiểm tra trước khi trình; chưa có ai kiểm tra kể từ lần sửa gần nhất.");

    public static Refusal CheckerEntered() =>
        new("signing.checker-entered", "Nobody checks figures that they entered themselves.",
            "Người nhập số liệu không được tự kiểm tra.");

    public static Refusal NotApprover() =>
        new("signing.not-approver", "The unit's own rule names others for this step.",
            "Quy chế của đơn vị giao bước này cho người khác.");

    public static Refusal DeputyCapacity() =>
        new("signing.deputy-capacity",
            "A deputy signs in a capacity that says so: KT., TL. or TUQ.",
            "Người ký thay phải ghi rõ thẩm quyền: KT., TL. hoặc TUQ.", ["capacity"]);

    public static Refusal CertificateRequired() =>
        new("signing.certificate-required",
            "This report is signed with a certificate: request a signature, sign its payload, and send request and cms.",
            "Báo cáo này phải ký bằng chứng thư số: hãy yêu cầu ký, ký nội dung và gửi request cùng cms.",
            ["request", "cms"]);

    public static Refusal ActNotNow(ReportState state) =>
        new("signing.act-not-now",
            $"This is not signed for now; the report {English(state)}.",
            $"Chưa thể ký cho việc này; báo cáo {Vietnamese(state)}.", ["act"]);

    public static Refusal ActOfCorrection() =>
        new("signing.act-of-correction",
            "A version that corrects an accepted one is signed with the act 'correct', any other one is not.",
            "Phiên bản đính chính phải ký với việc 'correct'; phiên bản khác thì không.", ["act"]);

    public static Refusal ViewMalformed() =>
        new("signing.view-malformed",
            "View is the SHA-256 of what the screen showed: 64 small hex digits.",
            "View là SHA-256 của nội dung đã hiển thị: 64 chữ số hex viết thường.", ["view"]);

    public static Refusal NoCertificate() =>
        new("signing.no-certificate",
            "No certificate is bound to you, or to the unit for its seal, and confirmed now.",
            "Hiện không có chứng thư số nào được gắn và xác nhận cho bạn, hoặc cho con dấu của đơn vị.",
            ["certificate"]);

    public static Refusal SeveralCertificates() =>
        new("signing.several-certificates",
            "Several certificates are bound to you: name one by its id.",
            "Có nhiều chứng thư số được gắn với bạn: hãy nêu mã của một chứng thư số.", ["certificate"]);

    public static Refusal PersonSignatureMissing() =>
        new("signing.person-signature-missing",
            "A unit's signature is over the leader's: the leader has to sign with a certificate, too.",
            "Chữ ký của cơ quan được tạo trên chữ ký của lãnh đạo: lãnh đạo cũng phải ký bằng chứng thư số.");

    public static Refusal RequestUnknown() =>
        new("signing.request-unknown",
            "No such signing request is open: it was used, or what was to be signed has changed.",
            "Không có yêu cầu ký này đang mở: đã dùng, hoặc nội dung cần ký đã thay đổi.", ["request"]);

    public static Refusal NoSuchRequest() =>
        new("signing.no-such-request", "This report has no such signing request.", "Báo cáo không có yêu cầu ký này.",
            ["request"]);

    public static Refusal RawMalformed() =>
        new("signing.raw-malformed",
            "The raw signature is not the one of the certificate's key over the hash that was given out.",
            "Chữ ký thô không phải của khóa thuộc chứng thư số trên mã băm đã cấp.", ["raw"]);

    public static Refusal RequestIdTaken() =>
        new("signing.request-id-taken", "This id was used for another signing request.",
            "Mã này đã dùng cho một yêu cầu ký khác.", ["request"]);

    public static Refusal RequestOfOther() =>
        new("signing.request-of-other", "Somebody else asked for this signature, or for another act.",
            "Yêu cầu ký này là của người khác hoặc cho việc khác.", ["request"]);

    public static Refusal RequestWithCms() =>
        new("signing.request-with-cms", "Give request and cms, both or neither.",
            "Hãy gửi cả request và cms, hoặc không gửi cả hai.", ["request", "cms"]);

    public static Refusal CmsMalformed() =>
        new("signing.cms-malformed", "The value of cms is the signature file (.p7s) in base64, or as PEM.",
            "Giá trị cms là tệp chữ ký (.p7s) dạng base64 hoặc PEM.", ["cms"]);

    public static Refusal SignedAlready() =>
        new("signing.signed-already", "Somebody else has signed this version.", "Người khác đã ký phiên bản này.")
        {
            IsConflict = true,
        };

    public static Refusal Invalid(IEnumerable<SignatureFinding> findings) =>
        new("signing.invalid",
            $"The signature is not valid: {string.Join("; ", findings.Select(f => $"({f.Check}) {f.English}"))}.",
            $"Chữ ký không hợp lệ: {string.Join("; ", findings.Select(f => $"({f.Check}) {f.Vietnamese}"))}.",
            findings.Select(f => f.Code).ToEquatableArray());

    public static Refusal Invalidated() =>
        new("signing.invalidated",
            "The certificate was revoked before it signed this report: return it for another signature.",
            "Chứng thư số đã bị thu hồi trước khi ký báo cáo này: hãy trả lại để ký lại.");

    public static Refusal NotSigned(ReportState state) =>
        new("signing.not-signed",
            $"Only what is signed and not sent is sealed and sent; the report {English(state)}.",
            $"Chỉ đóng dấu và gửi được báo cáo đã ký mà chưa gửi; báo cáo {Vietnamese(state)}.");

    public static Refusal NotSealed() =>
        new("signing.not-sealed", "The unit's seal is missing.", "Báo cáo chưa có chữ ký của cơ quan.");

    public static Refusal SealNotAsked() =>
        new("signing.seal-not-asked", "This report is not sealed.", "Báo cáo này không cần chữ ký của cơ quan.");

    public static Refusal NothingToDeliver(ReportState state) =>
        new("signing.nothing-to-deliver",
            $"Only what was submitted or signed is delivered; the report {English(state)}.",
            $"Chỉ chuyển được báo cáo đã trình hoặc đã ký; báo cáo {Vietnamese(state)}.");

    public static Refusal NothingToReview() =>
        new("signing.nothing-to-review", "The report has no signature from this request.",
            "Báo cáo không có chữ ký theo yêu cầu này.", ["request"]);
}
