using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class DissolveUnitSpec : UnitSpec
{
    private static readonly DissolveUnit Dissolve = new(Thu, Grounds(July), Binh);
    private static readonly UnitDissolved Dissolved = new(Thu, July, "Sắp xếp", Basis, Binh);

    [Fact]
    public void A2_A_unit_ends_on_a_day() => Given(Tree).When(DissolveUnit.Decide, Dissolve).Then(Dissolved);

    [Fact]
    public void A2_It_keeps_a_place_for_what_it_reported()
    {
        var after = After([.. Tree, Dissolved]);
        Assert.False(after.ById(Thu)!.Exists(July));
        Assert.True(after.IsWithin(Thu, Health, July));
        Assert.DoesNotContain(after.At(July).Subtree(Health), unit => unit.UnitId == Thu);
    }

    [Fact]
    public void A_unit_with_others_under_it_cannot_end() =>
        Given(ProvinceRegistered, HealthRegistered, ThuRegistered)
            .When(DissolveUnit.Decide, Dissolve with { UnitId = Health })
            .ThenRefused("unit.has-children", "01-yte", "01-thu");

    [Fact]
    public void A_unit_cannot_end_on_its_first_day() =>
        Given(Tree).When(DissolveUnit.Decide, Dissolve with { Grounds = Grounds(Founded) })
            .ThenRefused("unit.ends-on-first-day", "01-thu");

    [Fact]
    public void A_unit_that_ended_cannot_end_again_on_another_day()
    {
        Given([.. Tree, Dissolved]).When(DissolveUnit.Decide, Dissolve with { Grounds = Grounds(July.AddDays(1)) })
            .ThenRefused("unit.ended", "01-thu");
        Given([.. Tree, Dissolved]).When(DissolveUnit.Decide, Dissolve with { Grounds = Grounds(July.AddDays(-1)) })
            .ThenRefused("unit.later-acts", "01-thu");
    }

    [Fact]
    public void A_unit_cannot_end_before_what_is_known_of_it() =>
        Given([.. Tree, new UnitRenamed(Thu, "x", July.AddDays(1), "x", Basis, Ana)])
            .When(DissolveUnit.Decide, Dissolve).ThenRefused("unit.later-acts", "01-thu");

    [Fact]
    public void An_unknown_unit_cannot_end() => Given(ProvinceRegistered).When(DissolveUnit.Decide, Dissolve)
        .ThenRefused("unit.unknown", Thu.Value.ToString());

    [Fact]
    public void It_needs_a_reason() =>
        Given(Tree).When(DissolveUnit.Decide, Dissolve with { Grounds = Grounds(July) with { Reason = " " } })
            .ThenRefused("text.blank", "reason");
}
