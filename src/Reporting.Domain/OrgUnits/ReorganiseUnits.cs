using static Reporting.Domain.Decision<Reporting.Domain.OrgUnits.UnitEvent>;

namespace Reporting.Domain.OrgUnits;

/// <summary>A decision changes many units at once (A2): one command, one event. Its components are many-to-many.
/// </summary>
public sealed record ReorganiseUnits(EquatableArray<WantedComponent> Components, UnitGrounds Grounds, AccountId By)
{
    public static Decision<UnitEvent> Decide(ReorganiseUnits command, UnitRegister units) =>
        Check(command, units) switch
        {
            { Broken: [var first, ..] } => Refuse(first),
            { Event: null } => Emit(),
            { Event: var reorganised } => Emit(reorganised),
        };

    public static Guid IdOf(string decisionNumber, DateOnly effectiveFrom) =>
        Uuid5.Of("reorganisation", decisionNumber, effectiveFrom.ToString("yyyy-MM-dd", null));

    /// <summary>What the decision would change, and everything that speaks against it; stores nothing.</summary>
    public static ReorganisationDraft Check(ReorganiseUnits command, UnitRegister units)
    {
        if (Wrong(command).ToList() is { Count: > 0 } wrong)
            return new ReorganisationDraft(null, wrong);
        var id = IdOf(command.Grounds.LegalBasis!.Number, command.Grounds.EffectiveFrom);
        var known = units.Reorganisations.GetValueOrDefault(id) is { IsRescinded: false } done ? done.Event : null;
        var names = new ReorganisationNames(command, units, known);
        var (day, reason, basis) = command.Grounds;
        var reorganised = new UnitsReorganised(
            id, command.Components.Select(names.Component).ToEquatableArray(), day, reason, basis!, command.By);
        if (known is not null)
            return known with { By = command.By } == reorganised ? new ReorganisationDraft(null, [])
                : new ReorganisationDraft(null, [UnitRefusals.ReorganisationKnown(basis!.Number)]);
        var broken = names.Unknown.Concat(Twice(reorganised, names)).Concat(SuccessionRules.Broken(
            [.. reorganised.Components.SelectMany(c => c.Successions)],
            reorganised.Components.SelectMany(c => c.Ended).ToHashSet(), names.CodeOf)).ToList();
        return new ReorganisationDraft(
            reorganised, broken.Count > 0 ? broken : [.. UnitRules.Broken(units, reorganised).Distinct()]);
    }

    private static IEnumerable<Refusal> Wrong(ReorganiseUnits command)
    {
        if (command.Grounds.Wrong() is { } grounds)
            yield return grounds;
        if (command.Components.Count == 0)
            yield return UnitRefusals.NothingToReorganise();
        foreach (var (i, component) in command.Components.Index())
        {
            if (component.IsEmpty)
                yield return UnitRefusals.ComponentEmpty($"components[{i}]");
            var words = component.Establish.Select(unit =>
                    NewUnits.Wrong(new NewUnit(unit.Code, unit.Name, unit.Kind, null)))
                .Concat(component.Rename.Select(word => Texts.Check("name", word.Text, Texts.NameLengthMax)))
                .Concat(component.Recode.Select(word =>
                    Codes.IsWellFormed(word.Text) ? null : TextRefusals.CodeMalformed("code")))
                .Concat(component.Move.Select(move => Hierarchies.Wrong(move.Hierarchy ?? OrgUnit.Territory)));
            foreach (var wrong in words.OfType<Refusal>())
                yield return wrong;
        }
    }

    // A unit ends once, begins once, and has one name, one code and one parent from the day on.
    private static IEnumerable<Refusal> Twice(UnitsReorganised reorganised, ReorganisationNames names)
    {
        var acts = UnitActs.Of(reorganised);
        var ended = acts.Ended.ToHashSet();
        return Same(acts.Ended).Concat(Same(acts.Established.Select(unit => unit.UnitId)))
            .Concat(Same(acts.Renamed.Select(word => word.UnitId)))
            .Concat(Same(acts.Recoded.Select(word => word.UnitId)))
            .Concat(Same(acts.Placed.Select(place => (place.UnitId, place.Hierarchy))).Select(p => p.UnitId))
            .Concat(acts.Renamed.Concat(acts.Recoded).Select(word => word.UnitId).Where(ended.Contains))
            .Concat(acts.Placed.Select(place => place.UnitId).Where(ended.Contains))
            .Distinct().Select(id => UnitRefusals.NamedTwice(names.CodeOf(id)));
    }

    private static IEnumerable<T> Same<T>(IEnumerable<T> all) =>
        all.GroupBy(one => one).Where(same => same.Count() > 1).Select(same => same.Key);
}

/// <summary>A reorganisation as it would be stored.</summary>
/// <param name="Event">Null when it was carried out already, or cannot be made at all.</param>
/// <param name="Broken">What speaks against it.</param>
public sealed record ReorganisationDraft(UnitsReorganised? Event, IReadOnlyList<Refusal> Broken);
