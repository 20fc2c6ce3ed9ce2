using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Reporting.Domain.Calendars;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Calendars;

/// <summary>The windows of each kind tile the time line: every day lies in exactly one of them (C1).</summary>
public sealed class PeriodGridTests(ITestOutputHelper output)
{
    private static readonly PeriodKind[] Tiling =
        [PeriodKind.HalfMonth, PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year,
            PeriodKind.Day];

    /// <summary>All periods of a kind that are named after a year, in order; written here from the forms, not by the
    /// code under test.</summary>
    private static IEnumerable<Period> Of(PeriodKind kind, int year) => kind switch
    {
        PeriodKind.Day => Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(i => PeriodOf(new DateOnly(year, 1, 1).AddDays(i).ToString("yyyy-MM-dd",
                CultureInfo.InvariantCulture))),
        PeriodKind.HalfMonth => Enumerable.Range(0, 24).Select(i => PeriodOf($"{year}-{(i / 2) + 1:00}-{(i % 2) + 1}")),
        PeriodKind.Month => Enumerable.Range(1, 12).Select(i => PeriodOf($"{year}-{i:00}")),
        PeriodKind.Quarter => Enumerable.Range(1, 4).Select(i => PeriodOf($"{year}-Q{i}")),
        PeriodKind.HalfYear => Enumerable.Range(1, 2).Select(i => PeriodOf($"{year}-H{i}")),
        _ => [PeriodOf(string.Create(CultureInfo.InvariantCulture, $"{year}"))],
    };

    private static Gen<(PeriodKind Kind, int Year)> KindsAndYears() =>
        from kind in Gen.Elements(Tiling)
        from year in Gen.Choose(1902, 2997)
        select (kind, year);

    private void Check<T>(Gen<T> cases, Func<T, bool> holds)
    {
        var seed = (ulong)Random.Shared.NextInt64(1, long.MaxValue);
        output.WriteLine($"FsCheck seed: {seed}, gamma 1");
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(seed, 1UL), Prop.ForAll(cases.ToArbitrary(), holds));
    }

    [Fact]
    public void A_window_begins_the_day_after_the_one_before_ended() => Check(KindsAndYears(), it =>
    {
        var windows = Of(it.Kind, it.Year - 1).TakeLast(1).Concat(Of(it.Kind, it.Year))
            .Concat(Of(it.Kind, it.Year + 1).Take(1)).ToArray();
        return windows.Zip(windows.Skip(1)).All(pair =>
            pair.First.First <= pair.First.Last && pair.Second.First == pair.First.Last.AddDays(1)
            && pair.First < pair.Second);
    });

    [Fact]
    public void Every_day_lies_in_exactly_one_window() => Check(
        from it in KindsAndYears() from day in Gen.Choose(0, 364)
        select (it.Kind, Day: new DateOnly(it.Year, 1, 1).AddDays(day)),
        it => Enumerable.Range(it.Day.Year - 1, 3).SelectMany(year => Of(it.Kind, year))
            .Count(p => p.First <= it.Day && it.Day <= p.Last) == 1);

    [Fact]
    public void Each_kind_is_made_up_of_whole_windows_of_the_finer_one() => Check(KindsAndYears(), it =>
    {
        var finer = it.Kind switch
        {
            PeriodKind.Year => PeriodKind.HalfYear,
            PeriodKind.HalfYear => PeriodKind.Quarter,
            PeriodKind.Quarter => PeriodKind.Month,
            PeriodKind.Month => PeriodKind.HalfMonth,
            _ => PeriodKind.Day,
        };
        var parts = Enumerable.Range(it.Year - 1, 2).SelectMany(year => Of(finer, year)).ToArray();
        return Of(it.Kind, it.Year).All(whole =>
            parts.Any(part => part.First == whole.First) && parts.Any(part => part.Last == whole.Last));
    });

    [Fact]
    public void A_month_is_the_second_half_of_the_month_before_and_its_own_first_half()
    {
        Assert.Equal(PeriodOf("2026-02-2").First, PeriodOf("2026-03").First);
        Assert.Equal(PeriodOf("2026-03-1").Last, PeriodOf("2026-03").Last);
        Assert.Equal(PeriodOf("2025-12-2").First, PeriodOf("2026-01").First);
    }
}
