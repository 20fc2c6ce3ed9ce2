using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;

namespace Reporting.Write.Accounts;

/// <summary>A role for a unit, as a client writes it.</summary>
/// <param name="Unit">The unit's code, <c>code@day</c> or id; <c>*</c> means the whole register, whatever its roots are.</param>
public sealed record GrantWish(Role Role, string Unit)
{
    public const string WholeRegister = "*";

    /// <summary>The grants meant, or why they can't be given: an unknown unit, or one that the granting account doesn't
    /// administer.</summary>
    public static Outcome? Resolve(
        IEnumerable<GrantWish> wishes, Account granting, UnitRegister units, out EquatableArray<Grant> grants)
    {
        grants = [];
        var all = new List<Grant>();
        foreach (var wish in wishes)
        {
            if (UnitOf(wish.Unit, units, out var unit) is { } unknown)
                return new Outcome.Refused(unknown);
            if (!granting.May(Role.Administer, unit!.Value, units))
                return new Outcome.Forbidden();
            all.Add(new Grant(wish.Role, unit.Value));
        }
        grants = all.ToEquatableArray();
        return null;
    }

    /// <summary>The unit that a code means, or why there is none.</summary>
    public static Refusal? UnitOf(string code, UnitRegister units, out UnitId? unit)
    {
        unit = code == WholeRegister ? Grant.WholeRegister : units.Named(code)?.UnitId;
        return unit is null ? UnitRefusals.Unknown(code) : null;
    }
}
