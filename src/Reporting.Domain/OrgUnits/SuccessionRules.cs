namespace Reporting.Domain.OrgUnits;

/// <summary>What must hold of the successions of one decision.</summary>
internal static class SuccessionRules
{
    /// <param name="successions">All of the decision.</param>
    /// <param name="ended">The units that end by it.</param>
    /// <param name="code">How a unit is called.</param>
    public static IEnumerable<Refusal> Broken(
        IReadOnlyCollection<UnitSuccession> successions, IReadOnlySet<UnitId> ended, Func<UnitId, string> code)
    {
        foreach (var succession in successions.Where(s => s.Weight is not null
            && (s.Share == SuccessionShare.Full || s.Weight is <= 0 or > 1)))
            yield return UnitRefusals.WeightImpossible(code(succession.From), code(succession.To));
        foreach (var twice in successions.GroupBy(s => (s.From, s.To)).Where(same => same.Count() > 1))
            yield return UnitRefusals.SuccessionTwice(code(twice.Key.From), code(twice.Key.To));
        foreach (var own in successions.Where(s => s.From == s.To && ended.Contains(s.From)))
            yield return UnitRefusals.MergedWithItself(code(own.From));
        foreach (var given in successions.GroupBy(s => s.From))
        {
            if (given.Any(s => s.Share == SuccessionShare.Full)
                && (given.Count() > 1 || (!ended.Contains(given.Key) && given.First().To != given.Key)))
                yield return UnitRefusals.FullAndMore(code(given.Key));
            else if (given.Sum(s => s.Weight is > 0 and <= 1 ? s.Weight.Value : 0) > 1)
                yield return UnitRefusals.WeightsOverOne(code(given.Key));
        }
    }
}
