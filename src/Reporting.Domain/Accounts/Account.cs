using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Domain.OrgUnits;

namespace Reporting.Domain.Accounts;

/// <summary>An account and what it may do. <see cref="Registered"/> is null while nobody registered it.</summary>
public sealed record Account(AccountRegistered? Registered, EquatableArray<Grant> Grants)
{
    public static readonly Account Initial = new(Registered: null, []);

    /// <summary>Where its holder works, where that is known.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The lock that holds from its day on; null while there is none.</summary>
    public AccountLocked? Lock { get; init; }

    public AccountRevoked? Revoked { get; init; }

    /// <summary>For whom it acts, did or will.</summary>
    public EquatableArray<AccountDelegated> Delegations { get; init; }

    /// <summary>For whom it acts now (see <see cref="On"/>).</summary>
    public EquatableArray<AccountId> ActsFor { get; init; }

    /// <summary>The loss of its password that was not answered yet.</summary>
    public PasswordLossReported? PasswordLoss { get; init; }

    public Guid? LastPasswordChange { get; init; }

    public Guid? LastReissue { get; init; }

    public DateTimeOffset? LastRelease { get; init; }

    public static AccountId IdOf(string userName) => new(Uuid5.Of("account", userName));

    /// <summary>Whether its holder may act on a day.</summary>
    public bool IsOpen(DateOnly day) =>
        Registered is not null && Revoked is null && (Lock is null || Lock.From > day);

    /// <summary>What it may do on a day: its own roles and those of whom it acts for; nothing while it is
    /// locked.</summary>
    public Account On(DateOnly day)
    {
        if (!IsOpen(day))
            return this with { Grants = [], ActsFor = [] };
        if (Delegations.Count == 0)
            return this;
        var held = Delegations.Where(d => d.From <= day && day <= d.Until).ToImmutableArray();
        return this with
        {
            Grants = Grants.Concat(held.SelectMany(d => d.Grants)).Distinct().ToEquatableArray(),
            ActsFor = held.Select(d => d.For).Distinct().ToEquatableArray(),
        };
    }

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

    /// <summary>Whether it administers a root, and with it the catalogues of indicators and templates: a system
    /// administrator (A4).</summary>
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

    /// <summary>Whether it administers all that another account may do, and where its holder works; an account without
    /// either belongs to the system administrators.</summary>
    public bool Administers(Account other, UnitRegister units)
    {
        if (AdministersRoot(units))
            return other.Grants.All(g => g.Unit != Grant.WholeRegister) || May(Role.Administer, Grant.WholeRegister, units);
        return (other.Grants.Count > 0 || other.Unit is not null)
            && other.Grants.All(g => May(Role.Administer, g.Unit, units))
            && (other.Unit is not { } unit || May(Role.Administer, unit, units));
    }

    public static Account Evolve(Account state, AccountEvent happened) => (state.Registered, happened) switch
    {
        (null, AccountRegistered e) => new Account(e, e.Grants) { Unit = e.Unit },
        (not null, AccountRolesGranted e) => state with { Grants = state.Grants.Concat(e.Grants).ToEquatableArray() },
        (not null, AccountPostChanged e) => state with { Unit = e.Unit, Grants = e.Grants, Delegations = [] },
        (not null, AccountLocked e) => state with { Lock = e },
        (not null, AccountUnlocked) => state with { Lock = null },
        (not null, AccountRevoked e) => state with { Revoked = e },
        (not null, AccountDelegated e) => state with { Delegations = state.Delegations.Append(e).ToEquatableArray() },
        (not null, DelegationEnded e) => state with
        {
            Delegations = state.Delegations.Where(d => d.For != e.For).ToEquatableArray(),
        },
        (not null, PasswordChanged e) => state with { LastPasswordChange = e.Change },
        (not null, PasswordLossReported e) => state with { PasswordLoss = e },
        (not null, PasswordReissued e) => state with { PasswordLoss = null, LastReissue = e.Request },
        (not null, PasswordReleased e) => state with { LastRelease = e.LastFailureAt },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };

    private static bool Includes(Grant grant, UnitId unit, UnitRegister units) =>
        grant.Unit == Grant.WholeRegister || units.IsWithin(unit, grant.Unit);

    private static bool Covers(Role role) => role is Role.Administer or Role.Read or Role.Audit;
}
