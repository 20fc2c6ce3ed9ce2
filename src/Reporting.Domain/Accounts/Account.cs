using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Domain.OrgUnits;

namespace Reporting.Domain.Accounts;

/// <summary>An account and what it may do. <see cref="Registered"/> is null while nobody registered it.</summary>
public sealed record Account(AccountRegistered? Registered, EquatableArray<Grant> Grants)
{
    public static readonly Account Initial = new(Registered: null, []);

    public static AccountId IdOf(string userName) => new(Uuid5.Of("account", userName));

    /// <summary>Whether it may act in this role for this unit: enter, sign and accept only for the unit itself (J1a),
    /// administer and read for the whole subtree of the granted unit (F5).</summary>
    public bool May(Role role, UnitId unit, UnitRegister units)
    {
        foreach (var grant in Grants)
        {
            if (grant.Role == role && (grant.Unit == unit || (Covers(role) && Includes(grant, unit, units))))
                return true;
        }
        return false;
    }

    /// <summary>Whether it may see the unit's figures and reports: any grant opens the granted unit's subtree
    /// (F5).</summary>
    public bool MayRead(UnitId unit, UnitRegister units)
    {
        foreach (var grant in Grants)
        {
            if (Includes(grant, unit, units))
                return true;
        }
        return false;
    }

    /// <summary>Whether it administers a root, and with it the catalogues of indicators and templates.</summary>
    public bool AdministersRoot(UnitRegister units)
    {
        foreach (var grant in Grants)
        {
            if (grant.Role == Role.Administer
                && (grant.Unit == Grant.WholeRegister || units.ById(grant.Unit) is { } unit && unit.Parent() is null))
                return true;
        }
        return false;
    }

    public static Account Evolve(Account state, AccountEvent happened) => (state.Registered, happened) switch
    {
        (null, AccountRegistered e) => new Account(e, e.Grants),
        (not null, AccountRolesGranted e) => state with { Grants = state.Grants.Concat(e.Grants).ToEquatableArray() },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };

    private static bool Includes(Grant grant, UnitId unit, UnitRegister units) =>
        grant.Unit == Grant.WholeRegister || units.IsWithin(unit, grant.Unit);

    private static bool Covers(Role role) => role is Role.Administer or Role.Read;
}
