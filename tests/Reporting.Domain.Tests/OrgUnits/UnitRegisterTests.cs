using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class UnitRegisterTests
{
    private static readonly DateOnly July = new(2026, 7, 1);

    private static readonly UnitRegister AfterMove = UnitRegister.Evolve(Units,
        new UnitMoved(Xuan, Province, July, "x", Ana));

    [Fact]
    public void A_unit_is_within_itself_and_everything_above_it()
    {
        Assert.True(Units.IsWithin(Xuan, Xuan));
        Assert.True(Units.IsWithin(Xuan, Province));
        Assert.False(Units.IsWithin(Province, Xuan));
        Assert.False(Units.IsWithin(Xuan, Thu));
    }

    [Fact]
    public void The_tree_has_its_shape_of_the_day()
    {
        Assert.True(AfterMove.IsWithin(Xuan, Health, July.AddDays(-1)));
        Assert.False(AfterMove.IsWithin(Xuan, Health, July));
        Assert.False(AfterMove.IsWithin(Xuan, Health));
    }

    [Fact]
    public void A_register_does_not_change_when_a_later_one_is_made_of_it() =>
        Assert.True(Units.IsWithin(Xuan, Health));

    [Fact]
    public void A_subtree_holds_the_unit_and_all_below_it_of_the_kind_asked_for()
    {
        Assert.Equal(["01", "01-thu", "01-xuan", "01-yte"], Units.Subtree(Province).Select(u => u.Code).Order());
        Assert.Equal(["01-thu", "01-xuan"], Units.Subtree(Health, "commune").Select(u => u.Code).Order());
        Assert.Equal(["01-thu"], AfterMove.Subtree(Health, "commune").Select(u => u.Code));
        Assert.Empty(Units.Subtree(new UnitId(Guid.Empty)));
    }

    [Fact]
    public void A_code_is_found_from_the_units_first_day_on()
    {
        Assert.Equal(Xuan, Units.Find("01-xuan")?.UnitId);
        Assert.Equal(Xuan, Units.Find("01-xuan", Founded)?.UnitId);
        Assert.Null(Units.Find("01-xuan", Founded.AddDays(-1)));
        Assert.Null(Units.Find("99"));
    }

    [Fact]
    public void Ten_thousand_units_fold_to_the_same_register_at_once_and_one_by_one()
    {
        var history = new List<UnitEvent> { ProvinceRegistered };
        for (var i = 0; i < 10_000; i++)
            history.Add(Below(Province, $"u{i}", $"Xã {i}", "commune"));
        var folded = UnitRegister.Fold(UnitRegister.Initial, history);
        var evolved = history.Aggregate(UnitRegister.Initial, UnitRegister.Evolve);
        Assert.Equal(10_001, folded.Count);
        Assert.Equal(folded.Units.OrderBy(u => u.Code).Select(u => (u.UnitId, u.Parent())),
            evolved.Units.OrderBy(u => u.Code).Select(u => (u.UnitId, u.Parent())));
        Assert.Equal(10_000, folded.Subtree(Province, "commune").Count());
    }
}
