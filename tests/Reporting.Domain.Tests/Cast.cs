using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Tests;

/// <summary>The people, the units and the form that all specifications share. All values are fixed.</summary>
public static class Cast
{
    public static readonly AccountId Ana = Account(0xa), Binh = Account(0xb), Chi = Account(0xc), Dung = Account(0xd);

    public static readonly DateOnly Founded = new(2026, 1, 1);
    public static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly LegalBasis Basis = new("12/NQ-HĐND", new DateOnly(2026, 6, 1), "Hội đồng nhân dân");

    public static readonly UnitId Province = UnitRegister.IdOf("01", Founded);
    public static readonly UnitId Health = UnitRegister.IdOf("01-yte", Founded);
    public static readonly UnitId Xuan = UnitRegister.IdOf("01-xuan", Founded);
    public static readonly UnitId Thu = UnitRegister.IdOf("01-thu", Founded);

    public static readonly UnitRegistered ProvinceRegistered = new(Province, "01", "Tỉnh Một", "province", null,
        Founded, Ana);
    public static readonly UnitRegistered HealthRegistered = Below(Province, "01-yte", "Sở Y tế", "department");
    public static readonly UnitRegistered XuanRegistered = Below(Health, "01-xuan", "Xã Xuân", "commune");
    public static readonly UnitRegistered ThuRegistered = Below(Health, "01-thu", "Xã Thu", "commune");

    public static readonly UnitRegister Units = UnitRegister.Fold(
        UnitRegister.Initial, [ProvinceRegistered, HealthRegistered, XuanRegistered, ThuRegistered]);

    public static readonly IndicatorDefined Total = Defined("total", "Total cases", "Tổng số ca", 0);
    public static readonly IndicatorDefined Male = Defined("male", "Male cases", "Số ca nam", 0);
    public static readonly IndicatorDefined Female = Defined("female", "Female cases", "Số ca nữ", 0);
    public static readonly IndicatorDefined Cost = Defined("cost", "Cost", "Chi phí", 2);

    public static readonly Dictionary<string, Indicator> Catalogue =
        new[] { Total, Male, Female, Cost }.ToDictionary(i => i.Code, i => new Indicator(i));

    public static readonly TemplateVersionPublished MalariaPublished = new(
        "malaria", 1, "Báo cáo sốt rét", PeriodKind.Month, Founded,
        [new(1, "total", 0), new(2, "male", 0), new(3, "female", 0), new(4, "cost", 2)],
        [new("sexes", Severity.Error, "total = male + female"), new("cheap", Severity.Warning, "cost <= 100 * total")],
            Ana);

    public static readonly TemplateVersion Malaria = new(MalariaPublished);

    public static readonly RegimeDefined Monthly = new(
        "malaria-monthly", "Sốt rét hằng tháng", "malaria", PeriodKind.Month, Health, "commune", [], Ana);

    public static Period PeriodOf(string text) =>
        Period.TryParse(text, null, out var period) ? period : throw new ArgumentException(text);

    public static UnitRegistered Below(UnitId parent, string code, string name, string kind, DateOnly? from = null) =>
        new(UnitRegister.IdOf(code, from ?? Founded), code, name, kind, parent, from ?? Founded, Ana);

    private static AccountId Account(byte last) => new(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last));

    private static IndicatorDefined Defined(string code, string name, string nameVi, int decimals) =>
        new(code, name, nameVi, "case", OverUnits.Sum, OverTime.Sum, decimals, Ana);
}
