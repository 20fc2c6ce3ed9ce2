namespace Reporting.Domain.Accounts;

/// <summary>Every way the rules of requests can say no.</summary>
public static class AccountRequestRefusals
{
    public static Refusal Unknown() =>
        new("account-request.unknown", "There is no such request.", "Không có đề nghị này.", ["request"]);

    public static Refusal Declined() =>
        new("account-request.declined", "The request was declined.", "Đề nghị này đã bị từ chối.", ["request"]);

    public static Refusal ForAnother() =>
        new("account-request.for-another", "The request asks for another act, or for another account.",
            "Đề nghị này dành cho việc khác hoặc tài khoản khác.", ["request"]);

    public static Refusal OwnRequest() =>
        new("account-request.own", "Who requested a password can't be the one who reissues it.",
            "Người đề nghị cấp lại mật khẩu không được tự cấp lại.", ["request"]);

    public static Refusal ReceivedLater(DateOnly today) =>
        new("account-request.received-later", $"Today is {today:yyyy-MM-dd}: a request can't have been received later.",
            $"Hôm nay là {today:yyyy-MM-dd}: đề nghị không thể được nhận sau ngày này.", ["receivedOn"]);

    public static Refusal Taken() =>
        new("account-request.taken", "This document already asks for this act, in other words.",
            "Văn bản này đã đề nghị việc này với nội dung khác.", ["documentNumber"]);
}
