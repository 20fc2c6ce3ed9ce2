using Npgsql;
using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Figures;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.Submissions;

/// <summary>What is submitted or sent and not accepted: provisional figures, with the positions between which they were
/// so (F2).</summary>
public static class SubmissionsProjection
{
    public static readonly Projection Projection = new(
        "submissions", 2,
        [
            "report_assigned", "figures_entered", "report_submitted", "report_recalled", "report_rejected",
            "report_returned", "report_accepted", "report_withdrawn", "assignment_cancelled",
        ],
        ["figures_in_entry", "submitted_figures"], ReadTables.Embedded("Submissions.submissions.sql"),
        ReadTables.Embedded("Submissions.submissions.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string> { ["submitted_figures"] = RowSecurity.OfUnit("unit_id") },
    };

    private const string EndSql =
        """
        update submitted_figures s set to_position = n.to_position
        from unnest($1, $2, $3) as n (report_id, from_position, to_position)
        where s.report_id = n.report_id and s.from_position = n.from_position
        """;

    private static readonly Column<InEntry>[] KeyColumns = [Columns<InEntry>.Uuid("report_id", r => r.ReportId)];

    private static readonly Column<InEntry>[] EntryColumns =
    [
        .. KeyColumns,
        Columns<InEntry>.Uuid("unit_id", r => r.Unit),
        Columns<InEntry>.Text("regime", r => r.Regime),
        Columns<InEntry>.Text("template", r => r.Template),
        Columns<InEntry>.Int("template_version", r => r.TemplateVersion),
        Columns<InEntry>.Text("period_kind", r => r.PeriodKind),
        Columns<InEntry>.Text("period", r => r.Period),
        Columns<InEntry>.Date("period_first", r => r.PeriodFirst),
        Columns<InEntry>.Texts("indicators", r => [.. r.Cells.Keys]),
        Columns<InEntry>.Decimals("values", r => [.. r.Cells.Values.Select(cell => cell.Value)]),
        Columns<InEntry>.Uuids("entered_by", r => [.. r.Cells.Values.Select(cell => cell.By)]),
        Columns<InEntry>.LongOrNull("open_from", r => r.OpenFrom),
    ];

    private static readonly Column<Submission>[] SubmissionColumns =
    [
        Columns<Submission>.Uuid("report_id", s => s.Of.ReportId),
        Columns<Submission>.Long("from_position", s => s.From),
        Columns<Submission>.Long("to_position", s => s.To),
        Columns<Submission>.Uuid("unit_id", s => s.Of.Unit),
        Columns<Submission>.Text("regime", s => s.Of.Regime),
        Columns<Submission>.Text("template", s => s.Of.Template),
        Columns<Submission>.Int("template_version", s => s.Of.TemplateVersion),
        Columns<Submission>.Text("period_kind", s => s.Of.PeriodKind),
        Columns<Submission>.Text("period", s => s.Of.Period),
        Columns<Submission>.Date("period_first", s => s.Of.PeriodFirst),
        Columns<Submission>.Int("version", s => s.Version),
        Columns<Submission>.Time("known_at", s => s.KnownAt),
        Columns<Submission>.Uuid("submitted_by", s => s.By),
        Columns<Submission>.Texts("indicators", s => s.Indicators),
        Columns<Submission>.Decimals("values", s => s.Values),
        Columns<Submission>.Text("as_text", s => FiguresAsText.Of(s.Indicators, s.Values)),
        Columns<Submission>.Uuids("entered_by", s => s.EnteredBy),
    ];

    private static readonly Column<SubmissionEnd>[] EndColumns =
    [
        Columns<SubmissionEnd>.Uuid("report_id", e => e.ReportId),
        Columns<SubmissionEnd>.Long("from_position", e => e.From),
        Columns<SubmissionEnd>.Long("to_position", e => e.To),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        if (events.Count == 0)
            return [];
        // What can't be read counts against the event, so it is looked at before anything is stored.
        (RecordedEvent, ReportEvent)[] page =
            [.. events.Select(e => (e, ReportEventCodec.Decode(e.Type, e.Data.Span)))];
        return [new Change.Derived(async (connection, ct) => Changes(page, await Known(connection, events, ct)))];
    }

    private static List<Change> Changes(
        IReadOnlyList<(RecordedEvent Recorded, ReportEvent Happened)> page, Dictionary<Guid, InEntry> reports)
    {
        var known = reports.Values.ToList();
        var submissions = new Dictionary<Guid, Submission>();
        var (begun, ended) = (new List<Submission>(), new List<SubmissionEnd>());
        foreach (var (recorded, happened) in page)
        {
            if (happened is ReportAssigned assigned)
            {
                reports.Add(recorded.StreamId, Of(assigned));
                continue;
            }
            // A report whose assignment an operator let pass over is not known; nothing of it can be shown.
            if (!reports.TryGetValue(recorded.StreamId, out var report))
                continue;
            if (happened is FiguresEntered entered)
            {
                report.Enter(entered);
                continue;
            }
            if (submissions.Remove(recorded.StreamId, out var open))
                open.To = recorded.Position;
            else if (report.OpenFrom is { } from)
                ended.Add(new SubmissionEnd(recorded.StreamId, from, recorded.Position));
            report.OpenFrom = null;
            if (happened is ReportSubmitted submitted)
                begun.Add(submissions[recorded.StreamId] = report.Submit(recorded, submitted));
            // What was withdrawn does not come back by itself.
            if (happened is ReportWithdrawn)
                report.Cells.Clear();
        }
        return
        [
            .. Change.Run("delete from figures_in_entry r using unnest($1) n (report_id) where r.report_id = n.report_id",
                known, KeyColumns),
            .. Change.Insert("figures_in_entry", [.. reports.Values], EntryColumns),
            .. Change.Run(EndSql, ended, EndColumns),
            .. Change.Insert("submitted_figures", begun, SubmissionColumns),
        ];
    }

    private static async Task<Dictionary<Guid, InEntry>> Known(
        NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select report_id, unit_id, regime, template, template_version, period_kind, period, period_first,
                indicators, values, entered_by, open_from
            from figures_in_entry where report_id = any ($1)
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]>
        {
            TypedValue = [.. events.Select(recorded => recorded.StreamId).Distinct()],
        });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var reports = new Dictionary<Guid, InEntry>();
        while (await reader.ReadAsync(ct))
            reports.Add(reader.GetGuid(0), Row(reader));
        return reports;
    }

    private static InEntry Row(NpgsqlDataReader reader)
    {
        var row = new InEntry
        {
            ReportId = reader.GetGuid(0), Unit = reader.GetGuid(1), Regime = reader.GetString(2),
            Template = reader.GetString(3), TemplateVersion = reader.GetInt32(4), PeriodKind = reader.GetString(5),
            Period = reader.GetString(6), PeriodFirst = reader.GetFieldValue<DateOnly>(7),
            OpenFrom = reader.IsDBNull(11) ? null : reader.GetInt64(11),
        };
        var values = reader.GetFieldValue<decimal[]>(9);
        var by = reader.GetFieldValue<Guid[]>(10);
        foreach (var (i, indicator) in reader.GetFieldValue<string[]>(8).Index())
            row.Cells.Add(indicator, (values[i], by[i]));
        return row;
    }

    private static InEntry Of(ReportAssigned assigned)
    {
        if (!Period.TryParse(assigned.Period, null, out var period))
            throw new FormatException($"'{assigned.Period}' is not a period.");
        return new InEntry
        {
            ReportId = assigned.ReportId.Value, Unit = assigned.Unit.Value, Regime = assigned.Regime,
            Template = assigned.Template, TemplateVersion = assigned.TemplateVersion,
            PeriodKind = PeriodKindText.Of(period.Kind), Period = period.Text, PeriodFirst = period.First,
        };
    }
}
