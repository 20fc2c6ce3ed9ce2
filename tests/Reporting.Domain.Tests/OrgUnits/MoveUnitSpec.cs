using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class MoveUnitSpec : UnitSpec
{
    private static readonly DateOnly August = new(2026, 8, 1), September = new(2026, 9, 1);

    private static MoveUnit Move(UnitId unit, UnitId parent, DateOnly from) =>
        new(unit, parent, new UnitGrounds(from, "Sắp xếp lại", Basis), Binh);

    private static UnitMoved Moved(UnitId unit, UnitId parent, DateOnly from) =>
        new(unit, parent, from, "Sắp xếp lại", Binh, null, Basis);

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
        Given(Tree).When(MoveUnit.Decide, Move(Xuan, Province, July) with { Grounds = new(July, "", Basis) })
            .ThenRefused("text.blank", "reason");

    [Fact]
    public void A2_A_move_follows_a_decision_with_a_number()
    {
        Given(Tree).When(MoveUnit.Decide, Move(Xuan, Province, July) with { Grounds = new(July, "r", null) })
            .ThenRefused("unit.legal-basis-missing", "legalBasis");
        Given(Tree)
            .When(MoveUnit.Decide, Move(Xuan, Province, July) with { Grounds = new(July, "r", new LegalBasis(" ")) })
            .ThenRefused("text.blank", "legalBasis.number");
    }

    [Fact]
    public void A1_A_unit_hangs_in_a_hierarchy_beside_the_territory()
    {
        Given(Tree).When(MoveUnit.Decide, Move(Xuan, Thu, July) with { Hierarchy = "sector" })
            .Then(Moved(Xuan, Thu, July) with { Hierarchy = "sector" });
        Given([.. Tree, Moved(Xuan, Thu, July) with { Hierarchy = "sector" }])
            .When(MoveUnit.Decide, Move(Thu, Xuan, August) with { Hierarchy = "sector" })
            .ThenRefused("unit.cycle", "01-thu", "01-xuan");
        Given([.. Tree, Moved(Xuan, Thu, July) with { Hierarchy = "sector" }])
            .When(MoveUnit.Decide, Move(Thu, Xuan, August)).Then(Moved(Thu, Xuan, August));
        Given(Tree).When(MoveUnit.Decide, Move(Xuan, Thu, July) with { Hierarchy = "a b" })
            .ThenRefused("code.malformed", "hierarchy");
    }

    [Fact]
    public void A2_A_unit_cannot_move_after_it_ended_or_under_one_that_ended()
    {
        var ended = new UnitDissolved(Thu, July, "r", Basis, Ana);
        Given([.. Tree, ended]).When(MoveUnit.Decide, Move(Thu, Province, August)).ThenRefused("unit.ended", "01-thu");
        Given([.. Tree, ended]).When(MoveUnit.Decide, Move(Xuan, Thu, August))
            .ThenRefused("unit.parent-ended", "01-xuan", "01-thu");
        Given([.. Tree, ended]).When(MoveUnit.Decide, Move(Xuan, Thu, July.AddDays(-9)))
            .ThenRefused("unit.parent-ended", "01-xuan", "01-thu");
    }
}
