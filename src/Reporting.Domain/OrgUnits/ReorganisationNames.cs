namespace Reporting.Domain.OrgUnits;

/// <summary>Finds the units that a decision names: as they were called before its day, or from its day on.</summary>
/// <param name="known">The decision as it was carried out already; then its new units are those.</param>
internal sealed class ReorganisationNames(ReorganiseUnits command, UnitRegister units, UnitsReorganised? known)
{
    private readonly DateOnly day = command.Grounds.EffectiveFrom;
    private readonly List<Refusal> unknown = [];
    private readonly Dictionary<string, UnitId> begun = [];
    private readonly Dictionary<UnitId, string> codes = [];

    // Known after the new units, the new codes and the ends of all components have been seen.
    private HashSet<UnitId>? gone;

    /// <summary>Names of units that are not in the register.</summary>
    public IEnumerable<Refusal> Unknown => unknown.Distinct();

    public string CodeOf(UnitId id) => codes.GetValueOrDefault(id) ?? units.ById(id)?.Code ?? id.Value.ToString();

    public ReorganisedComponent Component(WantedComponent wanted)
    {
        gone ??= See();
        return new ReorganisedComponent(
            wanted.Establish.Select(unit => new EstablishedUnit(
                begun[unit.Code], unit.Code, unit.Name, unit.Kind, Parent(unit.Parent))).ToEquatableArray(),
            wanted.Dissolve.Select(Earlier).ToEquatableArray(),
            wanted.Successions.Select(s => new UnitSuccession(Earlier(s.From), Later(s.To), s.Share, s.Weight))
                .ToEquatableArray(),
            wanted.Move.Select(move => new ReorganisedPlace(
                Earlier(move.Unit), Parent(move.Parent), Hierarchies.Stored(move.Hierarchy))).ToEquatableArray(),
            wanted.Rename.Select(word => new ReorganisedWord(Earlier(word.Unit), word.Text)).ToEquatableArray(),
            wanted.Recode.Select(word => new ReorganisedWord(Earlier(word.Unit), word.Text)).ToEquatableArray());
    }

    private HashSet<UnitId> See()
    {
        var before = known?.Components.SelectMany(c => c.Established)
            .GroupBy(unit => unit.Code).ToDictionary(same => same.Key, same => same.First().UnitId);
        foreach (var unit in command.Components.SelectMany(c => c.Establish))
        {
            begun[unit.Code] = before?.GetValueOrDefault(unit.Code) is { } id && id != default
                ? id : NewUnits.NextId(units, unit.Code, day);
            codes[begun[unit.Code]] = unit.Code;
        }
        var left = command.Components.SelectMany(c => c.Dissolve).Select(Earlier).ToHashSet();
        foreach (var word in command.Components.SelectMany(c => c.Recode))
        {
            begun.TryAdd(word.Text, Earlier(word.Unit));
            left.Add(Earlier(word.Unit));
        }
        return left;
    }

    private UnitId Earlier(string name) => units.Named(name, day.AddDays(-1)) is { } unit ? unit.UnitId : Miss(name);

    private UnitId Later(string name) =>
        begun.TryGetValue(name, out var id) ? id
        : units.Named(name, day.AddDays(-1)) is { } unit && !gone!.Contains(unit.UnitId) ? unit.UnitId
        : Miss(name);

    private UnitId? Parent(string? name) => name is null ? null : Later(name);

    private UnitId Miss(string name)
    {
        unknown.Add(UnitRefusals.Unknown(name));
        return default;
    }
}
