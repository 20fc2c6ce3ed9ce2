using Reporting.Domain.OrgUnits;

namespace Reporting.Domain.Tests.OrgUnits;

/// <summary>A random wish; what it means depends on the register that it meets.</summary>
public sealed record RandomWish(int Verb, int First, int Second, int Third, int Day, int Weight);

/// <summary>Histories of a register made of random wishes: those that the rules refuse are left out.</summary>
public static class RandomRegister
{
    public static readonly DateOnly Since = new(2020, 1, 1);

    private static readonly AccountId By = new(new Guid("00000000-0000-0000-0000-00000000000a"));
    private static readonly LegalBasis Basis = new("1/QĐ");
    private static readonly string[] Districts = ["D1", "D2", "D3"];

    /// <summary>The whole country: the root of every register that is made here.</summary>
    public static readonly UnitId Root = UnitRegister.IdOf("R", Since);

    /// <summary>A root, two provinces, three districts and nine communes.</summary>
    public static IEnumerable<UnitEvent> Beginning()
    {
        yield return Registered("R", "country", null);
        yield return Registered("P1", "province", "R");
        yield return Registered("P2", "province", "R");
        foreach (var (i, district) in Districts.Index())
        {
            yield return Registered(district, "district", i < 2 ? "P1" : "P2");
            for (var commune = 1; commune <= 3; commune++)
                yield return Registered($"{district}C{commune}", "commune", district);
        }
    }

    /// <summary>What happens when the wishes are told to the rules one after another.</summary>
    public static List<UnitEvent> Play(IEnumerable<RandomWish> wishes)
    {
        List<UnitEvent> history = [.. Beginning()];
        var units = UnitRegister.Fold(UnitRegister.Initial, history);
        foreach (var (i, wish) in wishes.Index())
        {
            if (Decide(wish, i, units, [.. history.OfType<UnitsReorganised>()]) is not Decision<UnitEvent>.Decided { Events: var events })
                continue;
            history.AddRange(events);
            units = UnitRegister.Fold(units, events);
        }
        return history;
    }

    private static Decision<UnitEvent> Decide(
        RandomWish wish, int number, UnitRegister units, UnitsReorganised[] before)
    {
        var day = Since.AddDays(1 + wish.Day);
        OrgUnit[] there = [.. units.Units.Where(unit => unit.Exists(day)).OrderBy(unit => unit.Code)];
        OrgUnit[] leaves = [.. there.Where(unit => unit.Kind == "commune")];
        OrgUnit[] above = [.. there.Where(unit => unit.Kind != "commune")];
        var (one, two) = (leaves[wish.First % leaves.Length], leaves[wish.Second % leaves.Length]);
        var (any, parent) = (there[wish.First % there.Length], above[wish.Third % above.Length]);
        var grounds = new UnitGrounds(day, "random", Basis with { Number = $"{number}/QĐ" });
        decimal? weight = wish.Weight % 3 == 0 ? null : wish.Weight / 100m;
        var created = new NewUnit(wish.Third % 2 == 0 ? one.Code : $"N{number}", "new", "commune", parent.UnitId);
        return wish.Verb switch
        {
            0 => MoveUnit.Decide(new MoveUnit(any.UnitId, parent.UnitId, grounds, By), units),
            1 => MergeUnits.Decide(new MergeUnits([one.UnitId], two.UnitId, null, grounds, By), units),
            2 => MergeUnits.Decide(new MergeUnits([one.UnitId, two.UnitId], null, created, grounds, By), units),
            3 => SplitUnit.Decide(new SplitUnit(
                one.UnitId, true, [new(null, created, weight), new(two.UnitId, null, weight / 2)], grounds, By), units),
            4 => SplitUnit.Decide(new SplitUnit(
                one.UnitId, false, [new(null, created with { Code = $"N{number}" }, weight)], grounds, By), units),
            5 => DissolveUnit.Decide(new DissolveUnit(any.UnitId, grounds, By), units),
            6 => RecodeUnit.Decide(new RecodeUnit(one.UnitId, $"N{number}", grounds, By), units),
            7 => Reopen(units, wish, day, parent, grounds),
            9 when before.Length > 0 => RescindReorganisation.Decide(new RescindReorganisation(
                before[wish.First % before.Length].ReorganisationId, "random", Basis, By), units),
            _ => Reorganise(units, wish, one, two, parent, grounds),
        };
    }

    private static Decision<UnitEvent> Reopen(
        UnitRegister units, RandomWish wish, DateOnly day, OrgUnit parent, UnitGrounds grounds)
    {
        OrgUnit[] gone = [.. units.Units.Where(unit => !unit.Exists(day)).OrderBy(unit => unit.Code)];
        if (gone.Length == 0)
            return new Decision<UnitEvent>.Decided([]);
        var unit = gone[wish.First % gone.Length];
        return ReopenUnit.Decide(new ReopenUnit(
            unit.UnitId, unit.Code, "again", parent.UnitId, grounds, By), units);
    }

    private static Decision<UnitEvent> Reorganise(
        UnitRegister units, RandomWish wish, OrgUnit one, OrgUnit two, OrgUnit parent, UnitGrounds grounds)
    {
        var (a, b) = (one.CodeOn(grounds.EffectiveFrom), two.CodeOn(grounds.EffectiveFrom));
        return ReorganiseUnits.Decide(new ReorganiseUnits(
            [
                new WantedComponent(
                    [new(a, "new " + a, "commune", parent.Code), new(b, "new " + b, "commune", parent.Code)], [a, b],
                    [new(a, a, SuccessionShare.Partial, wish.Weight % 2 == 0 ? null : 0.25m),
                        new(a, b, SuccessionShare.Partial), new(b, b, SuccessionShare.Full)], [], [], []),
            ], grounds, By), units);
    }

    private static UnitRegistered Registered(string code, string kind, string? parent) => new(
        UnitRegister.IdOf(code, Since), code, "Unit " + code, kind,
        parent is null ? null : UnitRegister.IdOf(parent, Since), Since, By);
}
