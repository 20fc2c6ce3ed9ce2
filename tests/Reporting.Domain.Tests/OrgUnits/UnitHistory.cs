using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

/// <summary>A register to which everything happened.</summary>
public static class UnitHistory
{
    private static readonly DateOnly July = new(2026, 7, 1), August = new(2026, 8, 1), September = new(2026, 9, 1);
    private static readonly UnitId Tan = UnitRegister.IdOf("01-tan", August);
    private static readonly Guid Decision = new("00000000-0000-0000-0000-000000000001");

    public static readonly UnitEvent[] OfEveryKind =
    [
        ProvinceRegistered, HealthRegistered, XuanRegistered, ThuRegistered,
        new UnitMoved(Xuan, Province, July, "x", Ana),
        new UnitRenamed(Xuan, "Xã Xuân Mới", July, "x", Basis, Ana),
        new UnitRecoded(Xuan, "01-xuan-moi", July, "x", Basis, Ana),
        new UnitDissolved(Thu, July, "x", Basis, Ana),
        new UnitReopened(Thu, "01-thu", "Xã Thu", Health, August, "x", Basis, Ana),
        new UnitsMerged([Thu], Xuan, null, September, "x", Basis, Ana),
        new UnitSplit(
            Xuan, false, [new(Tan, "01-tan", "Xã Tân", "commune", Province)],
            [new(Xuan, Tan, SuccessionShare.Partial, 0.4m)], September, "x", Basis, Ana),
        new UnitsReorganised(
            Decision, [new([], [], [], [], [new(Tan, "Xã Tân Mới")], [])], September.AddDays(1), "x", Basis, Ana),
        new ReorganisationRescinded(Decision, "x", Basis, Ana),
    ];
}
