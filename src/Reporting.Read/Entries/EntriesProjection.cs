using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Entries;

/// <summary>Where figures come from (E1), and what is attached to reports (E10).</summary>
public static class EntriesProjection
{
    public static readonly Projection Projection = new(
        "entries", 1, ["figures_entered", "file_attached", "file_removed"], ["entries", "attachments"],
        ReadTables.Embedded("Entries.entries.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["entries"] = RowSecurity.OfReport("report_id"), ["attachments"] = RowSecurity.OfReport("report_id"),
        },
    };

    private const string RemoveSql =
        """
        update attachments a set removed_at = n.removed_at
        from unnest($1, $2, $3) as n (report_id, number, removed_at)
        where a.report_id = n.report_id and a.number = n.number
        """;

    private static readonly Column<Made<FiguresEntered>>[] EntryColumns =
    [
        Columns<Made<FiguresEntered>>.Uuid("report_id", e => e.Happened.ReportId.Value),
        Columns<Made<FiguresEntered>>.Long("position", e => e.Recorded.Position),
        Columns<Made<FiguresEntered>>.Int("version", e => e.Happened.Version),
        Columns<Made<FiguresEntered>>.Time("entered_at", e => e.Recorded.Timestamp),
        Columns<Made<FiguresEntered>>.Uuid("entered_by", e => e.Happened.By.Value),
        Columns<Made<FiguresEntered>>.Text("source", e => SourceOf(e.Happened.Source)),
        Columns<Made<FiguresEntered>>.Text("source_name", e => e.Happened.Source?.Name),
        Columns<Made<FiguresEntered>>.Text("source_file", e => e.Happened.Source?.Sha256),
        Columns<Made<FiguresEntered>>.Texts("cells", e => Names(e.Happened, _ => true, _ => true)),
        Columns<Made<FiguresEntered>>.Texts("nil", e => Names(e.Happened, c => c.IsNil == true, d => d.IsNil == true)),
        Columns<Made<FiguresEntered>>.Texts(
            "derived", e => Names(e.Happened, c => c.IsDerived == true, d => d.IsDerived == true)),
    ];

    private static readonly Column<Made<FileAttached>>[] FileColumns =
    [
        Columns<Made<FileAttached>>.Uuid("report_id", f => f.Happened.ReportId.Value),
        Columns<Made<FileAttached>>.Int("number", f => f.Happened.Number),
        Columns<Made<FileAttached>>.Int("version", f => f.Happened.Version),
        Columns<Made<FileAttached>>.Text("name", f => f.Happened.Name),
        Columns<Made<FileAttached>>.Text("media_type", f => f.Happened.MediaType),
        Columns<Made<FileAttached>>.Long("length", f => f.Happened.Length),
        Columns<Made<FileAttached>>.Text("sha256", f => f.Happened.Sha256),
        Columns<Made<FileAttached>>.Text("scanned_by", f => f.Happened.ScannedBy),
        Columns<Made<FileAttached>>.Uuid("added_by", f => f.Happened.By.Value),
        Columns<Made<FileAttached>>.Time("added_at", f => f.Recorded.Timestamp),
    ];

    private static readonly Column<Made<FileRemoved>>[] RemovedColumns =
    [
        Columns<Made<FileRemoved>>.Uuid("report_id", f => f.Happened.ReportId.Value),
        Columns<Made<FileRemoved>>.Int("number", f => f.Happened.Number),
        Columns<Made<FileRemoved>>.Time("removed_at", f => f.Recorded.Timestamp),
    ];

    private sealed record Made<T>(T Happened, RecordedEvent Recorded);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var entries = new List<Made<FiguresEntered>>();
        var files = new List<Made<FileAttached>>();
        var removed = new List<Made<FileRemoved>>();
        foreach (var recorded in events)
        {
            switch (ReportEventCodec.Decode(recorded.Type, recorded.Data.Span))
            {
                case FiguresEntered e:
                    entries.Add(new(e, recorded));
                    break;
                case FileAttached e:
                    files.Add(new(e, recorded));
                    break;
                case FileRemoved e:
                    removed.Add(new(e, recorded));
                    break;
            }
        }
        return
        [
            .. Change.Insert("entries", entries, EntryColumns), .. Change.Insert("attachments", files, FileColumns),
            .. Change.Run(RemoveSql, removed, RemovedColumns),
        ];
    }

    private static string SourceOf(FigureSource? source) => source?.Kind switch
    {
        null => "hand",
        SourceKind.Import => "import",
        SourceKind.System => "system",
        SourceKind.Formula => "formula",
        _ => "subordinates",
    };

    private static string[] Names(FiguresEntered e, Func<EnteredCell, bool> cells, Func<EnteredDetail, bool> details) =>
    [
        .. e.Cells.Where(cells).Select(cell => cell.Indicator),
        .. (e.Details ?? []).Where(details).Select(detail => detail.Cell),
    ];
}
