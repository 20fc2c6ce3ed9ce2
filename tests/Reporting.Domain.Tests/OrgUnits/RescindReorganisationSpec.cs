using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class RescindReorganisationSpec : UnitSpec
{
    private static readonly Guid Id = new("00000000-0000-0000-0000-000000000001");
    private static readonly UnitId Tan = UnitRegister.IdOf("01-tan", July);
    private static readonly DateOnly August = new(2026, 8, 1);

    private static readonly UnitEvent[] Reorganised =
    [
        .. Tree,
        new UnitsReorganised(
            Id, [new([new(Tan, "01-tan", "Xã Tân", "commune", Health)], [Thu],
                [new(Thu, Tan, SuccessionShare.Full)], [], [new(Xuan, "Xã Xuân Mới")], [])],
            July, "x", Basis, Ana),
    ];

    private static readonly RescindReorganisation Rescind = new(Id, "Nhầm ngày", Basis, Binh);
    private static readonly ReorganisationRescinded Rescinded = new(Id, "Nhầm ngày", Basis, Binh);

    [Fact]
    public void A2_A_reorganisation_is_taken_back() =>
        Given(Reorganised).When(RescindReorganisation.Decide, Rescind).Then(Rescinded);

    [Fact]
    public void A2_Afterwards_everything_is_as_before()
    {
        var after = After([.. Reorganised, Rescinded]);
        Assert.Null(after.ById(Tan));
        Assert.True(after.ById(Thu)!.Exists(August));
        Assert.Equal("Xã Xuân", after.ById(Xuan)!.NameOn(August));
        Assert.True(UnitMaps.Of(after).ToHashSet().SetEquals(UnitMaps.Of(After(Tree))));
    }

    [Fact]
    public void A2_Later_acts_that_count_on_it_forbid_it()
    {
        Given([.. Reorganised, new UnitRenamed(Tan, "x", August, "x", Basis, Ana)])
            .When(RescindReorganisation.Decide, Rescind).ThenRefused("unit.reorganisation-overlaid", "01-tan");
        Given([.. Reorganised, Below(Tan, "01-thon", "Thôn", "village", August)])
            .When(RescindReorganisation.Decide, Rescind).ThenRefused("unit.reorganisation-overlaid", "01-tan");
    }

    [Fact]
    public void A2_A_code_that_was_given_again_forbids_it() =>
        Given([.. Reorganised, Below(Health, "01-thu", "Xã Khác", "commune", August)])
            .When(RescindReorganisation.Decide, Rescind).ThenRefused("unit.code-taken", "01-thu");

    [Fact]
    public void A2_Later_acts_elsewhere_do_not_matter() =>
        Given([.. Reorganised, new UnitRenamed(Province, "x", August, "x", Basis, Ana)])
            .When(RescindReorganisation.Decide, Rescind).Then(Rescinded);

    [Fact]
    public void An_unknown_one_is_refused() => Given(Tree).When(RescindReorganisation.Decide, Rescind)
        .ThenRefused("unit.reorganisation-unknown", Id.ToString());

    [Fact]
    public void It_needs_a_reason_and_a_legal_basis()
    {
        Given(Reorganised).When(RescindReorganisation.Decide, Rescind with { Reason = "" })
            .ThenRefused("text.blank", "reason");
        Given(Reorganised).When(RescindReorganisation.Decide, Rescind with { LegalBasis = null })
            .ThenRefused("unit.legal-basis-missing", "legalBasis");
    }
}
