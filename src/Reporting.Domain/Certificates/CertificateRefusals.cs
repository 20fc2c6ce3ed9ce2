namespace Reporting.Domain.Certificates;

/// <summary>Every way the rules of certificates can say no.</summary>
public static class CertificateRefusals
{
    public static Refusal Unknown() =>
        new("certificate.unknown", "This certificate is not bound to anybody.",
            "Chứng thư số này chưa được gắn với ai.", ["certificate"]);

    public static Refusal Malformed() =>
        new("certificate.malformed", "This is no X.509 certificate: give its DER in base64, or PEM.",
            "Đây không phải chứng thư số X.509: hãy gửi DER dạng base64 hoặc PEM.", ["certificate"]);

    public static Refusal OneHolder() =>
        new("certificate.one-holder", "Name either the account or the unit whose certificate it is.",
            "Hãy nêu tài khoản hoặc đơn vị sở hữu chứng thư số, không nêu cả hai.", ["userName", "unit"]);

    public static Refusal BoundOtherwise() =>
        new("certificate.bound-otherwise",
            "This certificate is bound in another way; end that first.",
            "Chứng thư số này đang được gắn theo cách khác; hãy chấm dứt trước.", ["certificate"]);

    public static Refusal IdentifierNotInSubject() =>
        new("certificate.identifier-not-in-subject",
            "The identifier does not stand in the certificate's subject.",
            "Mã định danh không có trong phần chủ thể của chứng thư số.", ["identifier"]);

    public static Refusal TimesReversed() =>
        new("certificate.times-reversed", "It ends before it begins.", "Thời điểm kết thúc trước thời điểm bắt đầu.",
            ["from", "to"]);

    public static Refusal SamePerson() =>
        new("certificate.same-person", "Somebody else than who bound it confirms it.",
            "Người xác nhận phải khác người đã gắn chứng thư số.");

    public static Refusal AlreadyEnded() =>
        new("certificate.already-ended", "Its binding has ended already.",
            "Việc gắn chứng thư số này đã chấm dứt.");
}
