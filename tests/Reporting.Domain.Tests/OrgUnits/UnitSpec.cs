using Reporting.Domain.OrgUnits;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.OrgUnits;

public abstract class UnitSpec
{
    protected static readonly DateOnly July = new(2026, 7, 1);

    protected static readonly UnitEvent[] Tree =
        [ProvinceRegistered, HealthRegistered, XuanRegistered, ThuRegistered];

    protected static UnitGrounds Grounds(DateOnly from) => new(from, "Sắp xếp", Basis);

    protected static UnitRegister After(IEnumerable<UnitEvent> history) =>
        UnitRegister.Fold(UnitRegister.Initial, history);

    protected static Spec<UnitRegister, UnitEvent>.Before Given(params UnitEvent[] history) =>
        new Spec<UnitRegister, UnitEvent>(UnitRegister.Initial, UnitRegister.Evolve).Given(history);
}
