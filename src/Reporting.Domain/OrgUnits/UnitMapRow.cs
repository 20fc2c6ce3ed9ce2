namespace Reporting.Domain.OrgUnits;

/// <summary>Which figures a row of the maps is for.</summary>
public enum MapFigures
{
    /// <summary>All: nothing has to be added or divided.</summary>
    All,

    /// <summary>Those that may be added up.</summary>
    Additive,

    /// <summary>The others: they stay with the unit that reported them.</summary>
    Other,
}

/// <summary>On the map of some days, figures that a unit reported belong to another one: to itself, to its successor,
/// or to one above.</summary>
/// <param name="Ancestor">Whom they belong to.</param>
/// <param name="Unit">Who reported them.</param>
/// <param name="From">The first day of the map.</param>
/// <param name="To">The first day on which it is another one; <see cref="DateOnly.MaxValue"/> for none.</param>
/// <param name="FirstFrom">Figures of periods that begin on this day or later, and before
/// <paramref name="FirstTo"/>.</param>
/// <param name="Weight">Which part of them.</param>
/// <param name="Holder">Who stands for the reporting unit on that map; the ancestor itself, or below it.</param>
/// <param name="IsSucceeded">Whether they came there through a succession.</param>
/// <param name="IsUndivided">Whether they cannot be divided, or not added up, and so stay with who reported
/// them.</param>
public sealed record UnitMapRow(
    UnitId Ancestor, UnitId Unit, DateOnly From, DateOnly To, DateOnly FirstFrom, DateOnly FirstTo, decimal Weight,
    MapFigures Figures, UnitId Holder, bool IsSucceeded, bool IsUndivided)
{
    public bool IsHolder => Ancestor == Holder;
}
