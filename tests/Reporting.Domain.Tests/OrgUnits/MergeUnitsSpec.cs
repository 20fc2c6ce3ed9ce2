using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class MergeUnitsSpec : UnitSpec
{
    private static readonly NewUnit Wanted = new("01-xuan", "Xã Xuân Thu", "commune", Health);
    private static readonly UnitId Tan = UnitRegister.IdOf("01-xuan", July);
    private static readonly MergeUnits IntoNew = new([Xuan, Thu], null, Wanted, Grounds(July), Binh);
    private static readonly MergeUnits IntoOld = new([Thu], Xuan, null, Grounds(July), Binh);

    private static readonly UnitsMerged MergedIntoNew = new(
        [Xuan, Thu], Tan, new(Tan, "01-xuan", "Xã Xuân Thu", "commune", Health), July, "Sắp xếp", Basis, Binh);

    private static readonly UnitsMerged MergedIntoOld = new([Thu], Xuan, null, July, "Sắp xếp", Basis, Binh);

    [Fact]
    public void A2_Units_merge_into_a_new_one_that_may_have_a_code_of_theirs() =>
        Given(Tree).When(MergeUnits.Decide, IntoNew).Then(MergedIntoNew);

    [Fact]
    public void A2_A_unit_merges_into_one_that_goes_on() =>
        Given(Tree).When(MergeUnits.Decide, IntoOld).Then(MergedIntoOld);

    [Fact]
    public void A2_A_code_means_the_unit_of_the_day()
    {
        var after = After([.. Tree, MergedIntoNew]);
        Assert.Equal((Xuan, Tan), (after.Find("01-xuan", July.AddDays(-1))!.UnitId, after.Find("01-xuan", July)!.UnitId));
        Assert.Equal(Xuan, after.Named("01-xuan@2026-06-30")!.UnitId);
        Assert.Equal(Xuan, after.Named(Xuan.Value.ToString())!.UnitId);
        Assert.Equal(Xuan, after.At(July.AddDays(-1)).Named("01-xuan")!.UnitId);
        Assert.Equal(Tan, after.At(July).Named("01-xuan")!.UnitId);
    }

    [Fact]
    public void A2_Who_got_everything_keeps_the_predecessors_place()
    {
        var after = After([.. Tree, MergedIntoNew]);
        Assert.True(after.IsWithin(Xuan, Tan, July));
        Assert.False(after.IsWithin(Xuan, Tan, July.AddDays(-1)));
    }

    [Fact]
    public void Nothing_is_merged_with_itself() =>
        Given(Tree).When(MergeUnits.Decide, IntoOld with { Predecessors = [Thu, Xuan] })
            .ThenRefused("unit.merged-with-itself", "01-xuan");

    [Fact]
    public void A_merge_needs_predecessors_each_named_once()
    {
        Given(Tree).When(MergeUnits.Decide, IntoOld with { Predecessors = [] })
            .ThenRefused("unit.predecessors-missing", "predecessors");
        Given(Tree).When(MergeUnits.Decide, IntoOld with { Predecessors = [Thu, Thu] })
            .ThenRefused("unit.named-twice", "01-thu");
    }

    [Fact]
    public void The_successor_must_exist_and_its_code_be_free()
    {
        Given(Tree).When(MergeUnits.Decide, IntoOld with { Successor = Tan })
            .ThenRefused("unit.unknown", Tan.Value.ToString());
        Given(Tree).When(MergeUnits.Decide, IntoNew with { New = Wanted with { Code = "01-yte" } })
            .ThenRefused("unit.code-taken", "01-yte");
        Given(Tree).When(MergeUnits.Decide, IntoNew with { New = Wanted with { Code = " " } })
            .ThenRefused("code.malformed", "code");
    }

    [Fact]
    public void What_ended_cannot_merge()
    {
        Given([.. Tree, new UnitDissolved(Thu, July, "x", Basis, Ana)])
            .When(MergeUnits.Decide, IntoNew).ThenRefused("unit.ended", "01-thu");
        Given([.. Tree, new UnitDissolved(Xuan, July, "x", Basis, Ana)])
            .When(MergeUnits.Decide, IntoOld).ThenRefused("unit.ended", "01-xuan");
    }

    [Fact]
    public void It_needs_a_legal_basis() =>
        Given(Tree).When(MergeUnits.Decide, IntoOld with { Grounds = Grounds(July) with { LegalBasis = null } })
            .ThenRefused("unit.legal-basis-missing", "legalBasis");
}
