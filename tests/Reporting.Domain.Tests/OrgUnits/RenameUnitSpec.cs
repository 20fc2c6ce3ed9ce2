using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class RenameUnitSpec : UnitSpec
{
    private static readonly RenameUnit Rename = new(Xuan, "Xã Xuân Mới", Grounds(July), Binh);
    private static readonly UnitRenamed Renamed = new(Xuan, "Xã Xuân Mới", July, "Sắp xếp", Basis, Binh);

    [Fact]
    public void A2_A_unit_has_another_name_from_a_day_on() => Given(Tree).When(RenameUnit.Decide, Rename).Then(Renamed);

    [Fact]
    public void A2_Each_day_has_its_name()
    {
        var unit = After([.. Tree, Renamed]).ById(Xuan)!;
        Assert.Equal(("Xã Xuân", "Xã Xuân Mới"), (unit.NameOn(July.AddDays(-1)), unit.NameOn(July)));
    }

    [Fact]
    public void The_name_that_it_has_adds_nothing() =>
        Given(Tree).When(RenameUnit.Decide, Rename with { Name = "Xã Xuân" }).Then();

    [Fact]
    public void A_name_is_not_blank() =>
        Given(Tree).When(RenameUnit.Decide, Rename with { Name = " " }).ThenRefused("text.blank", "name");

    [Fact]
    public void It_needs_a_reason_a_legal_basis_and_a_possible_day()
    {
        Given(Tree).When(RenameUnit.Decide, Rename with { Grounds = Grounds(July) with { Reason = "" } })
            .ThenRefused("text.blank", "reason");
        Given(Tree).When(RenameUnit.Decide, Rename with { Grounds = Grounds(July) with { LegalBasis = null } })
            .ThenRefused("unit.legal-basis-missing", "legalBasis");
        Given(Tree).When(RenameUnit.Decide, Rename with { Grounds = Grounds(DateOnly.MinValue) })
            .ThenRefused("unit.day-impossible", "effectiveFrom");
    }

    [Fact]
    public void An_unknown_unit_is_not_renamed() => Given(ProvinceRegistered).When(RenameUnit.Decide, Rename)
        .ThenRefused("unit.unknown", Xuan.Value.ToString());

    [Fact]
    public void A_unit_is_not_renamed_before_it_begins_or_after_it_ended()
    {
        Given(Tree).When(RenameUnit.Decide, Rename with { Grounds = Grounds(Founded.AddDays(-1)) })
            .ThenRefused("unit.not-yet-effective", "01-xuan");
        Given([.. Tree, new UnitDissolved(Xuan, July, "x", Basis, Ana)]).When(RenameUnit.Decide, Rename)
            .ThenRefused("unit.ended", "01-xuan");
    }
}
