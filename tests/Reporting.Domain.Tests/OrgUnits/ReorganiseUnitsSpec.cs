using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class ReorganiseUnitsSpec : UnitSpec
{
    private static readonly UnitId Xuan2 = UnitRegister.IdOf("01-xuan", July), Tan = UnitRegister.IdOf("01-tan", July);

    private static readonly WantedComponent Mixed = new(
        [new("01-xuan", "Xã Xuân Mới", "commune", "01-yte"), new("01-tan", "Xã Tân", "commune", "01")],
        ["01-xuan", "01-thu"],
        [new("01-xuan", "01-xuan", SuccessionShare.Full), new("01-thu", "01-xuan", SuccessionShare.Partial, 0.25m),
            new("01-thu", "01-tan", SuccessionShare.Partial)],
        [], [], []);

    private static readonly UnitsReorganised Done = new(
        ReorganiseUnits.IdOf("12/NQ-HĐND", July),
        [new(
            [new(Xuan2, "01-xuan", "Xã Xuân Mới", "commune", Health), new(Tan, "01-tan", "Xã Tân", "commune", Province)],
            [Xuan, Thu],
            [new(Xuan, Xuan2, SuccessionShare.Full), new(Thu, Xuan2, SuccessionShare.Partial, 0.25m),
                new(Thu, Tan, SuccessionShare.Partial)],
            [], [], [])],
        July, "Sắp xếp", Basis, Binh);

    private static readonly WantedComponent Nothing = new([], [], [], [], [], []);

    private static ReorganiseUnits Wish(params WantedComponent[] components) =>
        new([.. components], Grounds(July), Binh);

    [Fact]
    public void A2_A_decision_is_one_event_with_many_to_many_components() =>
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Mixed)).Then(Done);

    [Fact]
    public void A2_A_district_ends_when_its_communes_move_away_in_the_same_decision() =>
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with
        {
            Dissolve = ["01-yte"], Move = [new("01-xuan", "01"), new("01-thu", "01")],
        })).Then(Done with
        {
            Components = [new([], [Health], [], [new(Xuan, Province), new(Thu, Province)], [], [])],
        });

    [Fact]
    public void A2_Names_and_codes_change_with_it_and_a_freed_code_is_given_again() =>
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with
        {
            Rename = [new("01-xuan", "Xã Hạ")], Recode = [new("01-xuan", "01-ha")],
            Establish = [new("01-xuan", "Xã Xuân Mới", "commune", "01-yte")],
        })).Then(Done with
        {
            Components =
            [
                new([new(Xuan2, "01-xuan", "Xã Xuân Mới", "commune", Health)], [], [], [], [new(Xuan, "Xã Hạ")],
                    [new(Xuan, "01-ha")]),
            ],
        });

    [Fact]
    public void A2_The_same_decision_with_another_content_is_refused() =>
        Given([.. Tree, Done]).When(ReorganiseUnits.Decide, Wish(Nothing with { Dissolve = ["01-thu"] }))
            .ThenRefused("unit.reorganisation-known", "12/NQ-HĐND");

    [Fact]
    public void A2_After_it_was_rescinded_it_is_carried_out_again_with_ids_that_nobody_had()
    {
        UnitEvent[] taken = [.. Tree, Done, new ReorganisationRescinded(Done.ReorganisationId, "x", Basis, Ana)];
        var events = Assert.IsType<Decision<UnitEvent>.Decided>(
            ReorganiseUnits.Decide(Wish(Mixed), After(taken))).Events;
        var again = Assert.IsType<UnitsReorganised>(Assert.Single(events));
        Assert.DoesNotContain(again.Components[0].Established, unit => unit.UnitId == Xuan2 || unit.UnitId == Tan);
        Assert.Equal(After([.. taken, again]).Find("01-tan", July)!.UnitId, again.Components[0].Established[1].UnitId);
    }

    [Fact]
    public void A_component_changes_something()
    {
        Given(Tree).When(ReorganiseUnits.Decide, Wish()).ThenRefused("unit.components-missing", "components");
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Mixed, Nothing))
            .ThenRefused("unit.component-empty", "components[1]");
    }

    [Fact]
    public void Units_that_are_not_there_are_named()
    {
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with { Dissolve = ["x"] })).ThenRefused("unit.unknown", "x");
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with
        {
            Dissolve = ["01-thu"], Successions = [new("01-xuan", "01-thu", SuccessionShare.Partial)],
        })).ThenRefused("unit.unknown", "01-thu");
    }

    [Fact]
    public void A2_Shares_and_weights_fit_together()
    {
        void Refused(string code, string[] places, params WantedSuccession[] successions) =>
            Given(Tree).When(ReorganiseUnits.Decide, Wish(Mixed with { Successions = [.. successions] }))
                .ThenRefused(code, places);
        Refused("unit.weight-impossible", ["01-thu", "01-tan"],
            new WantedSuccession("01-thu", "01-tan", SuccessionShare.Full, 0.5m));
        Refused("unit.weight-impossible", ["01-thu", "01-tan"],
            new WantedSuccession("01-thu", "01-tan", SuccessionShare.Partial, 2));
        Refused("unit.weights-over-one", ["01-thu"], new("01-thu", "01-tan", SuccessionShare.Partial, 0.6m),
            new("01-thu", "01-xuan", SuccessionShare.Partial, 0.6m));
        Refused("unit.full-and-more", ["01-thu"], new("01-thu", "01-tan", SuccessionShare.Full),
            new("01-thu", "01-xuan", SuccessionShare.Partial));
        Refused("unit.succession-twice", ["01-thu", "01-tan"], new("01-thu", "01-tan", SuccessionShare.Partial),
            new("01-thu", "01-tan", SuccessionShare.Partial));
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with
        {
            Successions = [new("01-thu", "01-xuan", SuccessionShare.Full)],
        })).ThenRefused("unit.full-and-more", "01-thu");
    }

    [Fact]
    public void A_decision_does_not_say_two_things_about_a_unit()
    {
        Given(Tree).When(ReorganiseUnits.Decide, Wish(
            Nothing with { Dissolve = ["01-thu"] }, Nothing with { Dissolve = ["01-thu"] }))
            .ThenRefused("unit.named-twice", "01-thu");
        Given(Tree).When(ReorganiseUnits.Decide, Wish(
            Nothing with { Dissolve = ["01-thu"], Rename = [new("01-thu", "x")] }))
            .ThenRefused("unit.named-twice", "01-thu");
    }

    [Fact]
    public void A2_The_register_stays_whole()
    {
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with { Dissolve = ["01-yte"] }))
            .ThenRefused("unit.has-children", "01-yte", "01-thu");
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with
        {
            Establish = [new("01-thu", "Xã Khác", "commune", "01")],
        })).ThenRefused("unit.code-taken", "01-thu");
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with { Move = [new("01", "01-thu")] }))
            .ThenRefused("unit.cycle", "01", "01-thu");
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Nothing with { Move = [new("01-thu", "01-xuan")] }) with
        {
            Grounds = Grounds(Founded.AddDays(-1)),
        }).ThenRefused("unit.not-yet-effective", "01-thu");
    }

    [Fact]
    public void A2_A_preview_finds_everything_and_stores_nothing()
    {
        var draft = ReorganiseUnits.Check(Wish(Nothing with
        {
            Dissolve = ["x"], Successions = [new("01-thu", "y", SuccessionShare.Full, 1)],
        }), After(Tree));
        Assert.Equal(
            ["unit.full-and-more", "unit.unknown", "unit.unknown", "unit.weight-impossible"],
            draft.Broken.Select(refusal => refusal.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_needs_a_legal_basis() =>
        Given(Tree).When(ReorganiseUnits.Decide, Wish(Mixed) with { Grounds = Grounds(July) with { LegalBasis = null } })
            .ThenRefused("unit.legal-basis-missing", "legalBasis");
}
