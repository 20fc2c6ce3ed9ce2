namespace Reporting.Domain.OrgUnits;

/// <summary>Every way the rules of the units' register can say no.</summary>
public static class UnitRefusals
{
    public static Refusal Unknown(string unit) =>
        new("unit.unknown", $"There is no unit '{unit}'.", $"Không có đơn vị '{unit}'.", [unit]);

    public static Refusal CodeTaken(string code) =>
        new("unit.code-taken",
            $"The code '{code}' belongs to another unit.", $"Mã '{code}' đã thuộc về một đơn vị khác.", [code]);

    public static Refusal ParentUnknown() =>
        new("unit.parent-unknown", "The parent unit is not in the register.",
            "Đơn vị cấp trên không có trong danh mục.");

    public static Refusal NotYetEffective(string code, DateOnly since) =>
        new("unit.not-yet-effective",
            $"The unit '{code}' exists only from {since:yyyy-MM-dd} on.",
            $"Đơn vị '{code}' chỉ tồn tại từ ngày {since:dd/MM/yyyy}.", [code]);

    public static Refusal ParentNotYetEffective(DateOnly since) =>
        new("unit.parent-not-yet-effective",
            $"The parent unit exists only from {since:yyyy-MM-dd} on.",
            $"Đơn vị cấp trên chỉ tồn tại từ ngày {since:dd/MM/yyyy}.");

    public static Refusal Cycle(string code, string parent) =>
        new("unit.cycle",
            $"'{code}' cannot hang under '{parent}', because '{parent}' is or will be below '{code}'.",
            $"'{code}' không thể trực thuộc '{parent}', vì '{parent}' đang hoặc sẽ nằm dưới '{code}'.", [code, parent]);
}
