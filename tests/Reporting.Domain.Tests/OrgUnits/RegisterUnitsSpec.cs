using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public sealed class RegisterUnitsSpec : UnitSpec
{
    private static readonly RegisterUnit[] List =
    [
        new("01-yte", "Sở Y tế", "department", Province, Founded, Ana),
        new("01-xuan", "Xã Xuân", "commune", Health, Founded, Ana),
    ];

    private static Decision<UnitEvent> Decide(UnitRegister units, params RegisterUnit[] list) =>
        RegisterUnits.Decide(list.Length, (i, _) => (list[i], null), units);

    [Fact]
    public void A1_A_list_is_registered_parents_first_and_again_adds_nothing() =>
        Given(ProvinceRegistered).When(units => Decide(units, List)).Then(HealthRegistered, XuanRegistered);

    [Fact]
    public void What_is_there_already_is_left_as_it_is() =>
        Given(ProvinceRegistered, HealthRegistered).When(units => Decide(units, List)).Then(XuanRegistered);

    [Fact]
    public void One_that_cannot_be_registered_stops_the_list_and_is_named() =>
        Given(ProvinceRegistered).When(units => Decide(units, List[0], List[1] with { Name = " " }))
            .ThenRefused("text.blank", "units[1]", "name");

    [Fact]
    public void The_reason_why_there_is_no_command_is_told_with_its_place() =>
        Given(ProvinceRegistered)
            .When(units => RegisterUnits.Decide(1, (_, _) => (null, UnitRefusals.Unknown("x")), units))
            .ThenRefused("unit.unknown", "units[0]", "x");
}
