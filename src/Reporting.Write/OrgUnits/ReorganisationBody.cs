using Reporting.Domain;
using Reporting.Domain.OrgUnits;

namespace Reporting.Write.OrgUnits;

/// <summary>A reorganisation as a client writes it. Units that are there before are named as they were called on the
/// day before; successors and parents as they are called from the day on.</summary>
public sealed record ReorganisationBody(
    ReorganisationBody.Component[] Components, DateOnly EffectiveFrom, string Reason, LegalBasis? LegalBasis = null)
        : IUnitAct
{
    /// <param name="Establish">New units.</param>
    /// <param name="Dissolve">Units that end, by code.</param>
    public sealed record Component(
        Unit[]? Establish = null, string[]? Dissolve = null, Succession[]? Successions = null, Place[]? Move = null,
        NewName[]? Rename = null, NewCode[]? Recode = null);

    public sealed record Unit(string Code, string Name, string Kind, string? Parent = null);

    /// <param name="Weight">With a partial share: which part; none when nobody has stated it.</param>
    public sealed record Succession(string From, string To, SuccessionShare Share, decimal? Weight = null);

    /// <param name="Parent">None to become a root.</param>
    public sealed record Place(string Unit, string? Parent = null, string? Hierarchy = null);

    public sealed record NewName(string Unit, string Name);

    public sealed record NewCode(string Unit, string Code);

    internal ReorganiseUnits Command(AccountId by) =>
        new(Components.Select(Wanted).ToEquatableArray(), this.Grounds(), by);

    private static WantedComponent Wanted(Component component) => new(
        All(component.Establish, unit => new WantedUnit(unit.Code, unit.Name, unit.Kind, unit.Parent)),
        All(component.Dissolve, code => code),
        All(component.Successions, s => new WantedSuccession(s.From, s.To, s.Share, s.Weight)),
        All(component.Move, place => new WantedMove(place.Unit, place.Parent, place.Hierarchy)),
        All(component.Rename, word => new WantedWord(word.Unit, word.Name)),
        All(component.Recode, word => new WantedWord(word.Unit, word.Code)));

    private static EquatableArray<TTo> All<T, TTo>(T[]? items, Func<T, TTo> one) =>
        (items ?? []).Select(one).ToEquatableArray();
}
