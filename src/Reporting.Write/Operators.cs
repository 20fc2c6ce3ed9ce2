using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;

namespace Reporting.Write;

/// <summary>Who runs the system: whoever administers a root, or the operator unit that the profile names.</summary>
public static class Operators
{
    public static bool Operates(this Account account, Profile profile, UnitRegister units) =>
        account.AdministersRoot(units)
        || (profile.OperatorUnit is { } code && units.Find(code) is { } unit
            && account.May(Role.Administer, unit.UnitId, units));
}
