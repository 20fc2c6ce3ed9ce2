using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.EventStore;

namespace Reporting.Bench;

/// <summary>21 units that reported 19 indicators on 677 days: the shape of the Italian figures of 2020 and 2021, of which every
/// twentieth report was corrected once.</summary>
internal static class LookLog
{
    public const int UnitCount = 21, DayCount = 677, IndicatorCount = 19;

    // As there: what is counted on a day is the last of a month, what is new on it is added.
    private const int LastCount = 9;

    public static readonly DateOnly First = new(2020, 2, 24);

    private static readonly AccountId By = new(Uuid5.Of("account", "an"));
    private static readonly EventMetadata Metadata = new(By.Value.ToString(), Sample.Correlation, null, null);
    private static readonly string[] Indicators = [.. Enumerable.Range(1, IndicatorCount).Select(i => $"i{i:00}")];

    public static IReadOnlyList<string> Codes => Indicators;

    public static UnitId Root => UnitRegister.IdOf("IT", First);

    public static async Task Write(PostgresEventStore store)
    {
        var units = Enumerable.Range(1, UnitCount).Select(i => $"R{i:00}").ToArray();
        await Append(store, UnitRegister.StreamId, "unit-register", 0, default,
        [
            ToAppend(UnitEventCodec.Encode(new UnitRegistered(Root, "IT", "IT", "country", null, First, By))),
            .. units.Select(code => ToAppend(UnitEventCodec.Encode(new UnitRegistered(
                UnitRegister.IdOf(code, First), code, code, "region", Root, First, By)))),
        ]);
        foreach (var (i, code) in Indicators.Index())
        {
            await Append(store, Indicator.StreamIdOf(code), "indicator", 0, default,
            [
                ToAppend(IndicatorEventCodec.Encode(new IndicatorDefined(
                    code, code, null, "case", OverUnits.Sum, i < LastCount ? OverTime.Last : OverTime.Sum, 0, By))),
            ]);
        }
        await Append(store, Template.StreamIdOf("daily"), "template", 0, default,
        [
            ToAppend(TemplateEventCodec.Encode(new TemplateVersionPublished(
                "daily", 1, "daily", PeriodKind.Day, First,
                [.. Indicators.Select((code, i) => new TemplateRow(i + 1, code, 0))], [], By))),
        ]);
        await Parallel.ForAsync(0, UnitCount * DayCount, new ParallelOptions { MaxDegreeOfParallelism = 500 }, async (at, _) =>
        {
            var (day, unit) = (First.AddDays(at / UnitCount), at % UnitCount);
            var events = new List<EventToAppend> { ToAppend(ReportEventCodec.Encode(Assigned(units[unit], day))) };
            for (var version = 1; version <= (at % 20 == 0 ? 2 : 1); version++)
                events.Add(ToAppend(ReportEventCodec.Encode(Accepted(units[unit], day, at, version))));
            await Append(store, Id(units[unit], day).Value, "report", 0, default, events);
        });
    }

    private static ReportId Id(string unit, DateOnly day) => new(Uuid5.Of("report", unit, $"{day:yyyy-MM-dd}"));

    private static ReportAssigned Assigned(string unit, DateOnly day) => new(
        Id(unit, day), UnitRegister.IdOf(unit, First), "health", Root, "daily", 1, $"{day:yyyy-MM-dd}", 1, By);

    private static ReportAccepted Accepted(string unit, DateOnly day, int at, int version) => new(
        Id(unit, day), version, UnitRegister.IdOf(unit, First), "health", "daily", 1, $"{day:yyyy-MM-dd}",
        [.. Indicators.Select((code, i) => new AcceptedFigure(code, (at * 7 % 997) + (i * 13) + version, By))],
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", By, null, null, By);

    private static EventToAppend ToAppend((string Name, string ClrType, byte[] Json) encoded) =>
        new(encoded.Name, encoded.ClrType, encoded.Json);

    private static async Task Append(
        PostgresEventStore store, Guid stream, string type, long version, ReadOnlyMemory<byte> leaf,
        IReadOnlyList<EventToAppend> events)
    {
        var request = new AppendRequest(stream, type, version, leaf, events, Metadata);
        if (await store.Append(request, CancellationToken.None) is not AppendResult.Appended)
            throw new InvalidOperationException("An event of the log was not stored.");
    }
}
