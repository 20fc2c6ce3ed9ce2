using FsCheck;
using FsCheck.Fluent;

namespace Reporting.Domain.Tests.OrgUnits;

/// <summary>Makes random wishes for the register.</summary>
public static class RandomWishes
{
    /// <param name="dayMax">How many days after the first one they may take effect.</param>
    public static Gen<RandomWish[]> Of(int countMax, int dayMax) =>
        from count in Gen.Choose(0, countMax)
        from wishes in Wish(dayMax).ArrayOf(count)
        select wishes;

    private static Gen<RandomWish> Wish(int dayMax) =>
        from verb in Gen.Choose(0, 9)
        from first in Gen.Choose(0, 1000)
        from second in Gen.Choose(0, 1000)
        from third in Gen.Choose(0, 1000)
        from day in Gen.Choose(0, dayMax)
        from weight in Gen.Choose(1, 100)
        select new RandomWish(verb, first, second, third, day, weight);
}
