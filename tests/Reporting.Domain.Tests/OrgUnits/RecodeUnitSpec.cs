using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class RecodeUnitSpec : UnitSpec
{
    private static readonly RecodeUnit Recode = new(Xuan, "01-moi", Grounds(July), Binh);
    private static readonly UnitRecoded Recoded = new(Xuan, "01-moi", July, "Sắp xếp", Basis, Binh);

    [Fact]
    public void A2_A_unit_has_another_code_from_a_day_on() => Given(Tree).When(RecodeUnit.Decide, Recode).Then(Recoded);

    [Fact]
    public void A2_The_old_code_can_be_given_again_from_that_day_on()
    {
        var again = new RegisterUnit("01-xuan", "Xã Khác", "commune", Health, July, Ana);
        Given([.. Tree, Recoded]).When(RegisterUnit.Decide, again)
            .Then(new UnitRegistered(UnitRegister.IdOf("01-xuan", July), "01-xuan", "Xã Khác", "commune", Health, July, Ana));
        Given([.. Tree, Recoded]).When(RegisterUnit.Decide, again with { EffectiveFrom = July.AddDays(-1) })
            .ThenRefused("unit.code-taken", "01-xuan");
    }

    [Fact]
    public void The_code_that_it_has_adds_nothing() =>
        Given(Tree).When(RecodeUnit.Decide, Recode with { Code = "01-xuan" }).Then();

    [Fact]
    public void A_code_that_another_unit_has_is_taken() =>
        Given(Tree).When(RecodeUnit.Decide, Recode with { Code = "01-thu" }).ThenRefused("unit.code-taken", "01-thu");

    [Fact]
    public void A_code_that_another_unit_had_is_free() =>
        Given([.. Tree, new UnitDissolved(Thu, July, "x", Basis, Ana)])
            .When(RecodeUnit.Decide, Recode with { Code = "01-thu" }).Then(Recoded with { Code = "01-thu" });

    [Fact]
    public void A_code_is_well_formed() => Given(Tree).When(RecodeUnit.Decide, Recode with { Code = "a b" })
        .ThenRefused("code.malformed", "code");

    [Fact]
    public void It_needs_a_legal_basis() =>
        Given(Tree).When(RecodeUnit.Decide, Recode with { Grounds = Grounds(July) with { LegalBasis = null } })
            .ThenRefused("unit.legal-basis-missing", "legalBasis");
}
