using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.EventStore;

namespace Reporting.Bench;

/// <summary>A log of accepted reports of 20 cells, four versions each.</summary>
internal static class FigureLog
{
    public const int VersionCount = 4;
    private const int UnitCount = 200;
    private const int ConcurrentCount = 500;
    private static readonly string[] Indicators = [.. Enumerable.Range(1, 20).Select(i => $"indicator_{i:00}")];
    private static readonly AccountId By = new(Uuid5.Of("account", "an"));
    private static readonly UnitId[] Units = [.. Enumerable.Range(0, UnitCount).Select(i => new UnitId(Uuid5.Of("unit", $"{i}")))];
    private static readonly EventMetadata Metadata = new(
        By.Value.ToString(), Sample.Correlation, null, new Dictionary<string, string> { ["source"] = "127.0.0.1" });

    /// <summary>All versions of a report before the next report.</summary>
    public static Task WriteClose(PostgresEventStore store, int eventCount) => Each(eventCount / VersionCount, async i =>
    {
        var happened = Enumerable.Range(1, VersionCount).Select(version => ToAppend(Accepted(i, version)));
        await Append(store, i, 0, default, [.. happened]);
    });

    /// <summary>The first version of every report, then the second of every report, and so on.</summary>
    public static async Task WriteFar(PostgresEventStore store, int eventCount)
    {
        var leaves = new ReadOnlyMemory<byte>[eventCount / VersionCount];
        for (var version = 1; version <= VersionCount; version++)
        {
            var number = version;
            await Each(leaves.Length, async i =>
                leaves[i] = (await Append(store, i, number - 1, leaves[i], [ToAppend(Accepted(i, number))])).Events[^1].Leaf);
        }
    }

    /// <summary>One version of the i-th report.</summary>
    public static ReportAccepted Accepted(int i, int version)
    {
        var figures = Indicators.Select((code, at) =>
            new AcceptedFigure(code, (i * 31 % 1000) + at + (version / 10m), By)).ToEquatableArray();
        var period = new DateOnly(2024, 1, 1).AddDays(i / UnitCount).ToString("yyyy-MM-dd", null);
        return new ReportAccepted(
            new ReportId(ReportOf(i)), version, Units[i % UnitCount], "health", "daily", 1, period, figures,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", By, null, null, By);
    }

    public static ReportAssigned Assigned(int i) => new(
        new ReportId(ReportOf(i)), Units[i % UnitCount], "health", Units[0], "daily", 1,
        new DateOnly(2024, 1, 1).AddDays(i / UnitCount).ToString("yyyy-MM-dd", null), 1, By);

    public static Guid ReportOf(int i) => Uuid5.Of("report", $"{i}");

    public static EventToAppend ToAppend(ReportEvent happened)
    {
        var (name, clrType, json) = ReportEventCodec.Encode(happened);
        return new EventToAppend(name, clrType, json);
    }

    public static async Task<AppendReceipt> Append(
        PostgresEventStore store, int i, long version, ReadOnlyMemory<byte> leaf, IReadOnlyList<EventToAppend> events) =>
        await store.Append(new AppendRequest(ReportOf(i), "report", version, leaf, events, Metadata), CancellationToken.None)
            is AppendResult.Appended { Receipt: var receipt }
            ? receipt
            : throw new InvalidOperationException($"The events of report {i} were not stored.");

    private static Task Each(int count, Func<int, Task> work) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = ConcurrentCount }, async (i, _) => await work(i));
}
