using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class MoveUnitSpec : UnitSpec
{
    private static readonly DateOnly July = new(2026, 7, 1), August = new(2026, 8, 1), September = new(2026, 9, 1);

    private static readonly UnitEvent[] Tree = [ProvinceRegistered, HealthRegistered, XuanRegistered, ThuRegistered];

    private static MoveUnit Move(UnitId unit, UnitId parent, DateOnly from) =>
        new(unit, parent, from, "Sắp xếp lại", Binh);

    private static UnitMoved Moved(UnitId unit, UnitId parent, DateOnly from) =>
        new(unit, parent, from, "Sắp xếp lại", Binh);

    [Fact]
    public void A_unit_moves_from_a_day_on() =>
        Given(Tree).When(MoveUnit.Decide, Move(Xuan, Province, July)).Then(Moved(Xuan, Province, July));

    [Fact]
    public void A_move_to_where_it_hangs_adds_nothing() =>
        Given(Tree).When(MoveUnit.Decide, Move(Xuan, Health, July)).Then();

    [Fact]
    public void A_unit_cannot_hang_under_itself() =>
        Given(Tree).When(MoveUnit.Decide, Move(Health, Health, July)).ThenRefused("unit.cycle", "01-yte", "01-yte");

    [Fact]
    public void A_unit_cannot_hang_below_itself() =>
        Given(Tree).When(MoveUnit.Decide, Move(Province, Xuan, July)).ThenRefused("unit.cycle", "01", "01-xuan");

    [Fact]
    public void A_unit_cannot_hang_under_one_that_will_move_below_it() =>
        Given([.. Tree, Moved(Thu, Xuan, August)])
            .When(MoveUnit.Decide, Move(Xuan, Thu, July)).ThenRefused("unit.cycle", "01-xuan", "01-thu");

    [Fact]
    public void What_the_parent_does_after_the_units_own_next_move_is_no_cycle() =>
        Given([.. Tree, Moved(Xuan, Province, August), Moved(Thu, Xuan, September)])
            .When(MoveUnit.Decide, Move(Xuan, Thu, July)).Then(Moved(Xuan, Thu, July));

    [Fact]
    public void An_unknown_unit_cannot_move() =>
        Given(ProvinceRegistered)
            .When(MoveUnit.Decide, Move(Xuan, Province, July)).ThenRefused("unit.unknown", Xuan.Value.ToString());

    [Fact]
    public void The_new_parent_must_be_registered() =>
        Given(ProvinceRegistered, HealthRegistered)
            .When(MoveUnit.Decide, Move(Health, Xuan, July)).ThenRefused("unit.parent-unknown");

    [Fact]
    public void A_unit_cannot_move_before_it_exists() =>
        Given(Tree).When(MoveUnit.Decide, Move(Xuan, Province, Founded.AddDays(-1)))
            .ThenRefused("unit.not-yet-effective", "01-xuan");

    [Fact]
    public void A_unit_cannot_move_under_one_that_does_not_exist_yet() =>
        Given([.. Tree, Below(Province, "01-moi", "Sở Mới", "department", August)])
            .When(MoveUnit.Decide, Move(Xuan, UnitRegister.IdOf("01-moi", August), July))
            .ThenRefused("unit.parent-not-yet-effective");

    [Fact]
    public void A_move_needs_a_reason() =>
        Given(Tree).When(MoveUnit.Decide, Move(Xuan, Province, July) with { Reason = "" })
            .ThenRefused("text.blank", "reason");
}
