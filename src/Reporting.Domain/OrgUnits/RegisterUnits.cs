using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>A list of units enters the register at once, parents before their children: all of it or nothing (A1).
/// </summary>
public static class RegisterUnits
{
    /// <param name="count">How many there are.</param>
    /// <param name="command">The command of one, in the register with those before it; or why there is none.</param>
    /// <param name="units">The register so far.</param>
    public static Decision<UnitEvent> Decide(
        int count, Func<int, UnitRegister, (RegisterUnit?, Refusal?)> command, UnitRegister units)
    {
        var registered = ImmutableArray.CreateBuilder<UnitEvent>();
        for (var i = 0; i < count; i++)
        {
            var (one, refusal) = command(i, units);
            if (one is null)
                return new Decision<UnitEvent>.Refused(UnitRefusals.InList(i, refusal!));
            switch (RegisterUnit.Decide(one, units))
            {
                case Decision<UnitEvent>.Refused refused:
                    return new Decision<UnitEvent>.Refused(UnitRefusals.InList(i, refused.Refusal));
                case Decision<UnitEvent>.Decided { Events: [var happened] }:
                    registered.Add(happened);
                    units = UnitRegister.Evolve(units, happened);
                    break;
            }
        }
        return new Decision<UnitEvent>.Decided(registered.ToImmutable());
    }
}
