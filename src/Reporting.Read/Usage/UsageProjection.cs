using Reporting.Domain.Calendars;
using Reporting.Domain.Usage;
using Reporting.EventStore;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.Usage;

/// <summary>The half-yearly and yearly usage reports of the units, as they were recorded (F4).</summary>
public static class UsageProjection
{
    public static readonly Projection Projection = new(
        "usage", 1, ["usage_recorded"], ["usage_lines"], ReadTables.Embedded("Usage.usage_lines.sql"),
        ReadTables.Embedded("Usage.usage_lines.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string> { ["usage_lines"] = RowSecurity.OfUnit("unit_id") },
    };

    private sealed record Line(RecordedEvent Recorded, UsageRecorded Report, int Place, Period Period, UsageLine? Of);

    private static readonly Column<Line>[] LineColumns =
    [
        Columns<Line>.Long("position", l => l.Recorded.Position),
        Columns<Line>.Int("line", l => l.Place),
        Columns<Line>.Uuid("unit_id", l => l.Report.Unit.Value),
        Columns<Line>.Text("period", l => l.Period.Text),
        Columns<Line>.Text("period_kind", l => PeriodKindText.Of(l.Period.Kind)),
        Columns<Line>.Date("period_first", l => l.Period.First),
        Columns<Line>.Time("recorded_at", l => l.Recorded.Timestamp),
        Columns<Line>.Long("at_position", l => l.Report.AtPosition),
        Columns<Line>.Text("regime", l => l.Of?.Regime),
        Columns<Line>.Text("kind", l => l.Of?.Kind),
        Columns<Line>.Long("assigned", l => l.Of?.Assigned ?? 0),
        Columns<Line>.Long("sent", l => l.Of?.Sent ?? 0),
        Columns<Line>.Long("on_time", l => l.Of?.OnTime ?? 0),
        Columns<Line>.Long("late", l => l.Of?.Late ?? 0),
        Columns<Line>.Long("missing", l => l.Of?.Missing ?? 0),
        Columns<Line>.Long("returned", l => l.Of?.Returned ?? 0),
        Columns<Line>.Long("corrected", l => l.Of?.Corrected ?? 0),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events) =>
        [.. Change.Insert("usage_lines", [.. events.SelectMany(Lines)], LineColumns)];

    private static IEnumerable<Line> Lines(RecordedEvent recorded)
    {
        var report = (UsageRecorded)UsageEventCodec.Decode(recorded.Type, recorded.Data.Span);
        if (!Period.TryParse(report.Period, null, out var period))
            throw new FormatException($"'{report.Period}' is not a period.");
        return report.Lines.Count == 0
            ? [new Line(recorded, report, 1, period, null)]
            : report.Lines.Select((line, i) => new Line(recorded, report, i + 1, period, line));
    }
}
