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
            UnitId? unit = wish.Unit == WholeRegister ? Grant.WholeRegister : units.Named(wish.Unit)?.UnitId;
            if (unit is null)
                return new Outcome.Refused(UnitRefusals.Unknown(wish.Unit));
            if (!granting.May(Role.Administer, unit.Value, units))
                return new Outcome.Forbidden();
            all.Add(new Grant(wish.Role, unit.Value));
        }
        grants = all.ToEquatableArray();
        return null;
    }
}
