using Reporting.Domain;

namespace Reporting.Write.Accounts;

/// <summary>Why nobody is signed in, or why a session may not do something.</summary>
public static class SessionRefusals
{
    /// <summary>The same for an unknown account: who has one is nobody's business.</summary>
    public static Refusal WrongPassword() => new(
        "session.wrong-password",
        "User name and password do not belong together.",
        "Tên đăng nhập và mật khẩu không khớp.");

    public static Refusal TooMany(TimeSpan wait) => new(
        "session.too-many-failures",
        $"Too many failed attempts. Try again in {Math.Ceiling(wait.TotalSeconds)} seconds.",
        $"Quá nhiều lần đăng nhập sai. Hãy thử lại sau {Math.Ceiling(wait.TotalSeconds)} giây.");

    /// <summary>Also for names that nobody has.</summary>
    public static Refusal Stopped() => new(
        "session.password-stopped",
        "Too many failed attempts: signing in by password is stopped until an administrator releases it.",
        "Quá nhiều lần đăng nhập sai: đăng nhập bằng mật khẩu tạm dừng cho đến khi quản trị viên mở lại.");

    /// <summary>Only who knows the password gets to know it.</summary>
    public static Refusal AccountLocked() => new(
        "session.account-locked", "The account is locked or revoked.", "Tài khoản đã bị khóa hoặc thu hồi.");

    public static Refusal PasswordMustChange() => new(
        "session.password-must-change",
        "The password must be changed first: POST /api/accounts/{userName}/change-password.",
        "Phải đổi mật khẩu trước: POST /api/accounts/{userName}/change-password.");

    public static Refusal OldPasswordWrong() => new(
        "session.old-password-wrong", "The password until now is another one.", "Mật khẩu hiện tại không đúng.",
        ["oldPassword"]);

    public static Refusal NoPassword() => new(
        "session.no-password", "The account has no password; it signs in through the identity provider.",
        "Tài khoản không có mật khẩu; hãy đăng nhập qua nhà cung cấp danh tính.");

    public static Refusal Forged() => new(
        "session.forged",
        "A request with the session's cookie must come from a page of this server and carry the header X-Csrf-Token.",
        "Yêu cầu kèm cookie phiên phải đến từ trang của máy chủ này và có tiêu đề X-Csrf-Token.");

    public static Refusal Unknown() => new(
        "session.unknown", "You have no such session.", "Bạn không có phiên đăng nhập này.");

    public static Refusal NoIdentityProvider() => new(
        "session.no-identity-provider", "No identity provider is set up on this server.",
        "Máy chủ này chưa cấu hình nhà cung cấp danh tính.");

    public static Refusal SubjectMalformed() => new(
        "session.subject-malformed", "A subject has 1 to 255 ASCII characters.",
        "Định danh (subject) gồm 1 đến 255 ký tự ASCII.", ["subject"]);

    public static Refusal IdentityAway() => new(
        "session.identity-away", "The identity provider does not answer just now.",
        "Nhà cung cấp danh tính tạm thời không trả lời.");

    public static Refusal IdentityRefused() => new(
        "session.identity-refused",
        "The identity provider did not sign you in, or who you are there opens no account here.",
        "Nhà cung cấp danh tính không xác nhận, hoặc danh tính đó chưa gắn với tài khoản nào.");
}
