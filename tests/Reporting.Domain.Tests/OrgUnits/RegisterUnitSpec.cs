using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class RegisterUnitSpec : UnitSpec
{
    private static readonly RegisterUnit Health = new("01-yte", "Sở Y tế", "department", Province, Founded, Ana);

    [Fact]
    public void A_root_has_no_parent() =>
        Given()
            .When(RegisterUnit.Decide, new RegisterUnit("01", "Tỉnh Một", "province", null, Founded, Ana))
            .Then(ProvinceRegistered);

    [Fact]
    public void A_unit_hangs_under_its_parent() =>
        Given(ProvinceRegistered).When(RegisterUnit.Decide, Health).Then(HealthRegistered);

    [Fact]
    public void The_same_registration_by_somebody_else_adds_nothing() =>
        Given(ProvinceRegistered, HealthRegistered).When(RegisterUnit.Decide, Health with { By = Binh }).Then();

    [Fact]
    public void A_code_belongs_to_one_unit() =>
        Given(ProvinceRegistered, HealthRegistered)
            .When(RegisterUnit.Decide, Health with { Name = "Sở Giáo dục" })
            .ThenRefused("unit.code-taken", "01-yte");

    [Fact]
    public void A_code_stays_taken_on_other_days() =>
        Given(ProvinceRegistered, HealthRegistered)
            .When(RegisterUnit.Decide, Health with { EffectiveFrom = Founded.AddYears(1) })
            .ThenRefused("unit.code-taken", "01-yte");

    [Fact]
    public void The_parent_must_be_registered() =>
        Given().When(RegisterUnit.Decide, Health).ThenRefused("unit.parent-unknown");

    [Fact]
    public void The_parent_must_exist_on_that_day() =>
        Given(ProvinceRegistered)
            .When(RegisterUnit.Decide, Health with { EffectiveFrom = Founded.AddDays(-1) })
            .ThenRefused("unit.parent-not-yet-effective");

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    public void A_code_is_well_formed(string code) =>
        Given(ProvinceRegistered).When(RegisterUnit.Decide, Health with { Code = code })
            .ThenRefused("code.malformed", "code");

    [Fact]
    public void A_name_is_not_blank() =>
        Given(ProvinceRegistered).When(RegisterUnit.Decide, Health with { Name = " " })
            .ThenRefused("text.blank", "name");

    [Fact]
    public void A_kind_is_not_blank() =>
        Given(ProvinceRegistered).When(RegisterUnit.Decide, Health with { Kind = "" })
            .ThenRefused("text.blank", "kind");
}
