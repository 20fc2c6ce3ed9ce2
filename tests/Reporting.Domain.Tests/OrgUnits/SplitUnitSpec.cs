using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class SplitUnitSpec : UnitSpec
{
    private static readonly UnitId Tan = UnitRegister.IdOf("01-tan", July);
    private static readonly NewUnit Wanted = new("01-tan", "Xã Tân", "commune", Health);

    private static readonly SplitUnit Split =
        new(Xuan, true, [new(null, Wanted, 0.4m), new(Thu, null)], Grounds(July), Binh);

    private static readonly UnitSplit Done = new(
        Xuan, true, [new(Tan, "01-tan", "Xã Tân", "commune", Health)],
        [new(Xuan, Tan, SuccessionShare.Partial, 0.4m), new(Xuan, Thu, SuccessionShare.Partial)], July, "Sắp xếp",
        Basis, Binh);

    private static SplitUnit Into(params SplitPart[] parts) => Split with { Into = [.. parts] };

    [Fact]
    public void A2_A_unit_is_divided_among_a_new_one_and_one_that_there_is() =>
        Given(Tree).When(SplitUnit.Decide, Split).Then(Done);

    [Fact]
    public void A2_A_unit_goes_on_with_what_is_left() =>
        Given(Tree).When(SplitUnit.Decide, Into(new SplitPart(null, Wanted)) with { IsEnded = false })
            .Then(Done with { IsEnded = false, Successions = [new(Xuan, Tan, SuccessionShare.Partial)] });

    [Fact]
    public void A2_A_weight_is_over_0_and_at_most_1()
    {
        foreach (var weight in (decimal[])[0, -0.1m, 1.1m])
            Given(Tree).When(SplitUnit.Decide, Into(new(null, Wanted, weight), new(Thu, null)))
                .ThenRefused("unit.weight-impossible", "01-xuan", "01-tan");
    }

    [Fact]
    public void A2_The_weights_are_not_over_1() =>
        Given(Tree).When(SplitUnit.Decide, Into(new(null, Wanted, 0.6m), new(Thu, null, 0.5m)))
            .ThenRefused("unit.weights-over-one", "01-xuan");

    [Fact]
    public void A_split_needs_parts()
    {
        Given(Tree).When(SplitUnit.Decide, Into(new SplitPart(null, Wanted))).ThenRefused("unit.parts-missing", "into");
        Given(Tree).When(SplitUnit.Decide, Into() with { IsEnded = false }).ThenRefused("unit.parts-missing", "into");
    }

    [Fact]
    public void A_part_goes_to_each_once_and_not_to_the_unit_itself()
    {
        Given(Tree).When(SplitUnit.Decide, Into(new(Thu, null), new(Thu, null)))
            .ThenRefused("unit.succession-twice", "01-xuan", "01-thu");
        Given(Tree).When(SplitUnit.Decide, Into(new(Xuan, null), new(Thu, null)))
            .ThenRefused("unit.merged-with-itself", "01-xuan");
    }

    [Fact]
    public void What_is_not_there_cannot_be_divided_or_get_a_part()
    {
        Given(ProvinceRegistered, HealthRegistered).When(SplitUnit.Decide, Split)
            .ThenRefused("unit.unknown", Xuan.Value.ToString());
        Given([.. Tree, new UnitDissolved(Thu, July, "x", Basis, Ana)]).When(SplitUnit.Decide, Split)
            .ThenRefused("unit.ended", "01-thu");
    }

    [Fact]
    public void It_needs_a_legal_basis() =>
        Given(Tree).When(SplitUnit.Decide, Split with { Grounds = Grounds(July) with { LegalBasis = null } })
            .ThenRefused("unit.legal-basis-missing", "legalBasis");
}
