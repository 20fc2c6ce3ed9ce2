namespace Reporting.Domain.Secrecy;

/// <summary>State secrets do not belong into this system (B7, HN23 5.2): nothing of what is refused is kept.</summary>
public static class SecrecyRefusals
{
    public static Refusal Marked(string field) =>
        new("secrecy.marked",
            $"The field '{field}' carries a secrecy mark (MẬT, TỐI MẬT, TUYỆT MẬT). State secrets must not be entered here; "
            + "nothing was stored.",
            $"Trường '{field}' có dấu chỉ độ mật (MẬT, TỐI MẬT, TUYỆT MẬT). Không được đưa bí mật nhà nước vào hệ thống; "
            + "không có gì được lưu.",
            [field]);

    public static Refusal Classified(string field) =>
        new("secrecy.classified",
            "A secret classification can't be chosen: reports with state secrets are not made in this system.",
            "Không được chọn độ mật: báo cáo có bí mật nhà nước không được lập trên hệ thống này.", [field]);
}
