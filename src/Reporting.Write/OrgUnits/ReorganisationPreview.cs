using Reporting.Domain.OrgUnits;

namespace Reporting.Write.OrgUnits;

/// <summary>What a reorganisation would change.</summary>
/// <param name="Id">Its id, once it is carried out.</param>
/// <param name="IsPossible">Whether nothing speaks against it.</param>
/// <param name="IsKnown">Whether it was carried out already, just so.</param>
/// <param name="Undivided">Predecessors some of whose figures could not be divided: a partial share without a
/// weight.</param>
/// <param name="Kinds">How many units of each kind there are on the day before and on the day itself.</param>
/// <param name="Contradictions">Everything that speaks against it.</param>
public sealed record ReorganisationPreview(
    Guid Id, DateOnly EffectiveFrom, bool IsPossible, bool IsKnown, int Components, int Established, int Ended,
    int Successions, int Partial, int Undivided, int Moved, int Renamed, int Recoded,
    IReadOnlyList<ReorganisationPreview.KindCount> Kinds,
    IReadOnlyList<ReorganisationPreview.Contradiction> Contradictions)
{
    public sealed record KindCount(string Kind, int Before, int After);

    /// <param name="Detail">In the language asked for.</param>
    public sealed record Contradiction(string Code, string Detail, IReadOnlyList<string> Places);

    internal static ReorganisationPreview Of(
        Guid id, ReorganisationDraft draft, UnitRegister units, DateOnly day, bool english)
    {
        var components = draft.Event?.Components ?? [];
        var successions = components.SelectMany(c => c.Successions).ToList();
        return new ReorganisationPreview(
            id, day, draft.Broken.Count == 0, draft is { Event: null, Broken.Count: 0 }, components.Count,
            components.Sum(c => c.Established.Count), components.Sum(c => c.Ended.Count), successions.Count,
            successions.Count(s => s.Share == SuccessionShare.Partial),
            successions.Where(s => s is { Share: SuccessionShare.Partial, Weight: null }).DistinctBy(s => s.From).Count(),
            components.Sum(c => c.Moved.Count), components.Sum(c => c.Renamed.Count),
            components.Sum(c => c.Recoded.Count),
            draft is { Event: { } reorganised, Broken.Count: 0 } ? Count(units, reorganised) : [],
            [
                .. draft.Broken.Select(refusal => new Contradiction(
                    refusal.Code, english ? refusal.English : refusal.Vietnamese, refusal.Places)),
            ]);
    }

    private static List<KindCount> Count(UnitRegister units, UnitsReorganised reorganised)
    {
        var day = reorganised.EffectiveFrom;
        var before = units.Units.Where(unit => unit.Exists(day.AddDays(-1))).CountBy(unit => unit.Kind).ToDictionary();
        var after = UnitRegister.Evolve(units, reorganised).Units.Where(unit => unit.Exists(day))
            .CountBy(unit => unit.Kind).ToDictionary();
        return
        [
            .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).Select(kind =>
                new KindCount(kind, before.GetValueOrDefault(kind), after.GetValueOrDefault(kind))),
        ];
    }
}
