using Reporting.Domain;
using Reporting.Domain.OrgUnits;

namespace Reporting.Write.OrgUnits;

/// <summary>A successor as a client writes it: a unit that there is (<c>unit</c>), or a new one (<c>code</c>,
/// <c>name</c>, <c>kind</c>, <c>parent</c>).</summary>
/// <param name="Parent">The parent's code; none for a root.</param>
/// <param name="Weight">Which part of the figures it takes; none when nobody has stated it.</param>
public sealed record NewUnitBody(
    string? Unit = null, string? Code = null, string? Name = null, string? Kind = null, string? Parent = null,
    decimal? Weight = null)
{
    /// <summary>The unit that there is or the new one, with the one whose administrator decides; or why there is none.
    /// </summary>
    internal (UnitId? Unit, NewUnit? New, UnitId? Administered, Refusal? Refusal) Find(UnitRegister units, DateOnly on)
    {
        if (Unit is not null)
            return UnitCommands.Named(units, Unit, on) is { } there
                ? (there.UnitId, null, there.UnitId, null) : (null, null, null, UnitRefusals.Unknown(Unit));
        var parent = Parent is null ? null : UnitCommands.Named(units, Parent, on);
        return Parent is not null && parent is null
            ? (null, null, null, UnitRefusals.Unknown(Parent))
            : (null, new NewUnit(Code ?? "", Name ?? "", Kind ?? "", parent?.UnitId), parent?.UnitId, null);
    }
}
