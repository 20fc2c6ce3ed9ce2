namespace Reporting.Domain.FocalPersons;

/// <summary>Every way the rules of focal persons can say no.</summary>
public static class FocalPersonRefusals
{
    public static Refusal NobodyNamed() =>
        new("focal-person.nobody-named", "A unit names 1 to 20 different focal persons.",
            "Đơn vị cử từ 1 đến 20 cán bộ đầu mối khác nhau.", ["persons"]);

    public static Refusal NotOfUnit(IEnumerable<string> userNames) =>
        new("focal-person.not-of-unit",
            $"These accounts do not exist or have no role at the unit: {string.Join(", ", userNames)}.",
            $"Các tài khoản không tồn tại hoặc không có vai trò tại đơn vị: {string.Join(", ", userNames)}.",
            userNames.ToEquatableArray());
}
