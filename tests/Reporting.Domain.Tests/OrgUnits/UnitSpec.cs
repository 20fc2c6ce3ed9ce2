using Reporting.Domain.OrgUnits;

namespace Reporting.Domain.Tests.OrgUnits;

public abstract class UnitSpec
{
    protected static Spec<UnitRegister, UnitEvent>.Before Given(params UnitEvent[] history) =>
        new Spec<UnitRegister, UnitEvent>(UnitRegister.Initial, UnitRegister.Evolve).Given(history);
}
