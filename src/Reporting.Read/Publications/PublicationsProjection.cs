using System.Text.Json;
using Reporting.Domain.Calendars;
using Reporting.Domain.Publications;
using Reporting.EventStore;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.Publications;

/// <summary>What was asked to be published, approved and withdrawn (F6). Rare, so each event is a change of its
/// own.</summary>
public static class PublicationsProjection
{
    public static readonly Projection Projection = new(
        "publications", 1, ["publication_requested", "publication_approved", "publication_withdrawn"], ["publications"],
        ReadTables.Embedded("Publications.publications.sql"),
        ReadTables.Embedded("Publications.publications.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string> { ["publications"] = RowSecurity.OfUnit("unit_id") },
    };

    private sealed record Row<T>(RecordedEvent Recorded, T Of);

    private static readonly Column<Row<PublicationRequested>>[] RequestedColumns =
    [
        Columns<Row<PublicationRequested>>.Uuid("publication_id", r => r.Of.PublicationId),
        Columns<Row<PublicationRequested>>.Text(
            "kind", r => JsonNamingPolicy.SnakeCaseLower.ConvertName(r.Of.What.Kind.ToString())),
        Columns<Row<PublicationRequested>>.Uuid("unit_id", r => r.Of.What.Unit.Value),
        Columns<Row<PublicationRequested>>.Texts("indicators", r => [.. r.Of.What.Indicators]),
        Columns<Row<PublicationRequested>>.Text("period_kind", r => Of(r.Of.What.From) is { } from ? PeriodKindText.Of(from.Kind) : null),
        Columns<Row<PublicationRequested>>.Text("from_period", r => r.Of.What.From),
        Columns<Row<PublicationRequested>>.Text("to_period", r => r.Of.What.To),
        Columns<Row<PublicationRequested>>.DateOrNull("from_first", r => Of(r.Of.What.From)?.First),
        Columns<Row<PublicationRequested>>.DateOrNull("to_first", r => Of(r.Of.What.To)?.First),
        Columns<Row<PublicationRequested>>.UuidOrNull("report_id", r => r.Of.What.ReportId?.Value),
        Columns<Row<PublicationRequested>>.Text("reason", r => r.Of.Reason),
        Columns<Row<PublicationRequested>>.Time("requested_at", r => r.Recorded.Timestamp),
        Columns<Row<PublicationRequested>>.Uuid("requested_by", r => r.Of.By.Value),
        Columns<Row<PublicationRequested>>.Long("position", r => r.Recorded.Position),
    ];

    private static readonly Column<Row<PublicationApproved>>[] ApprovedColumns =
    [
        Columns<Row<PublicationApproved>>.Uuid("publication_id", r => r.Of.PublicationId),
        Columns<Row<PublicationApproved>>.Text("document", r => r.Of.Document),
        Columns<Row<PublicationApproved>>.Time("approved_at", r => r.Recorded.Timestamp),
        Columns<Row<PublicationApproved>>.Uuid("approved_by", r => r.Of.By.Value),
        Columns<Row<PublicationApproved>>.Long("position", r => r.Recorded.Position),
    ];

    private static readonly Column<Row<PublicationWithdrawn>>[] WithdrawnColumns =
    [
        Columns<Row<PublicationWithdrawn>>.Uuid("publication_id", r => r.Of.PublicationId),
        Columns<Row<PublicationWithdrawn>>.Time("withdrawn_at", r => r.Recorded.Timestamp),
        Columns<Row<PublicationWithdrawn>>.Text("withdrawn_reason", r => r.Of.Reason),
        Columns<Row<PublicationWithdrawn>>.Long("position", r => r.Recorded.Position),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events) => [.. events.SelectMany(Changes)];

    private static IEnumerable<Change> Changes(RecordedEvent recorded) =>
        PublicationEventCodec.Decode(recorded.Type, recorded.Data.Span) switch
        {
            PublicationRequested e => Change.Insert("publications", [new Row<PublicationRequested>(recorded, e)], RequestedColumns),
            PublicationApproved e => Change.Run(
                """
                update publications p
                set document = n.document, approved_at = n.approved_at, approved_by = n.approved_by, position = n.position
                from unnest($1, $2, $3, $4, $5) as n (publication_id, document, approved_at, approved_by, position)
                where p.publication_id = n.publication_id
                """, [new Row<PublicationApproved>(recorded, e)], ApprovedColumns),
            PublicationWithdrawn e => Change.Run(
                """
                update publications p
                set withdrawn_at = n.withdrawn_at, withdrawn_reason = n.withdrawn_reason, position = n.position
                from unnest($1, $2, $3, $4) as n (publication_id, withdrawn_at, withdrawn_reason, position)
                where p.publication_id = n.publication_id
                """, [new Row<PublicationWithdrawn>(recorded, e)], WithdrawnColumns),
            var happened => throw new NotSupportedException(happened.GetType().Name),
        };

    private static Period? Of(string? text) => Period.TryParse(text, null, out var period) ? period : null;
}
