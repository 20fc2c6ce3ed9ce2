using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class ReopenUnitSpec : UnitSpec
{
    private static readonly DateOnly August = new(2026, 8, 1);
    private static readonly UnitEvent[] Gone = [.. Tree, new UnitDissolved(Thu, July, "x", Basis, Ana)];
    private static readonly ReopenUnit Reopen = new(Thu, "01-thu", "Xã Thu", Health, Grounds(August), Binh);

    private static readonly UnitReopened Reopened =
        new(Thu, "01-thu", "Xã Thu", Health, August, "Sắp xếp", Basis, Binh);

    [Fact]
    public void A2_A_unit_that_ended_begins_again_as_the_same_unit() =>
        Given(Gone).When(ReopenUnit.Decide, Reopen).Then(Reopened);

    [Fact]
    public void A2_It_has_two_spans_of_validity()
    {
        var unit = After([.. Gone, Reopened]).ById(Thu)!;
        Assert.Equal(
            [true, false, true],
            ((DateOnly[])[July.AddDays(-1), July, August]).Select(unit.Exists));
    }

    [Fact]
    public void A_unit_that_exists_cannot_begin_again()
    {
        Given(Tree).When(ReopenUnit.Decide, Reopen).ThenRefused("unit.still-exists", "01-thu");
        Given(Gone).When(ReopenUnit.Decide, Reopen with { Grounds = Grounds(July.AddDays(-1)) })
            .ThenRefused("unit.still-exists", "01-thu");
    }

    [Fact]
    public void Its_code_must_still_be_free() =>
        Given([.. Gone, Below(Health, "01-thu", "Xã Khác", "commune", July)])
            .When(ReopenUnit.Decide, Reopen).ThenRefused("unit.code-taken", "01-thu");

    [Fact]
    public void Its_parent_must_exist() => Given(Gone)
        .When(ReopenUnit.Decide, Reopen with { Parent = UnitRegister.IdOf("x", July) })
        .ThenRefused("unit.parent-unknown");

    [Fact]
    public void An_unknown_unit_cannot_begin_again() => Given(ProvinceRegistered).When(ReopenUnit.Decide, Reopen)
        .ThenRefused("unit.unknown", Thu.Value.ToString());

    [Fact]
    public void It_needs_a_name_and_a_legal_basis()
    {
        Given(Gone).When(ReopenUnit.Decide, Reopen with { Name = "" }).ThenRefused("text.blank", "name");
        Given(Gone).When(ReopenUnit.Decide, Reopen with { Grounds = Grounds(August) with { LegalBasis = null } })
            .ThenRefused("unit.legal-basis-missing", "legalBasis");
    }
}
