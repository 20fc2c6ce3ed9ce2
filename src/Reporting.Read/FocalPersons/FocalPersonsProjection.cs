using Reporting.Domain.FocalPersons;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.FocalPersons;

/// <summary>Whom each unit named last (A7).</summary>
public static class FocalPersonsProjection
{
    public static readonly Projection Projection = new(
        "focal-persons", 1, ["focal_persons_named"], ["focal_persons"],
        ReadTables.Embedded("FocalPersons.focal_persons.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["focal_persons"] = RowSecurity.OfUnit("unit_id"),
        },
    };

    private static readonly Column<Named>[] KeyColumns = [Columns<Named>.Uuid("unit_id", n => n.Of.Unit.Value)];

    private static readonly Column<Named>[] PersonColumns =
    [
        .. KeyColumns,
        Columns<Named>.Uuid("leader_id", n => n.Of.Leader.Value),
        Columns<Named>.Uuids("person_ids", n => [.. n.Of.Persons.Select(person => person.Value)]),
        Columns<Named>.Text("document", n => n.Of.Document),
        Columns<Named>.Time("named_at", n => n.At),
    ];

    private sealed record Named(FocalPersonsNamed Of, DateTimeOffset At);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        Named[] newest =
        [
            .. events.Select(e => new Named(
                (FocalPersonsNamed)FocalPersonEventCodec.Decode(e.Type, e.Data.Span), e.Timestamp))
                .GroupBy(named => named.Of.Unit).Select(of => of.Last()),
        ];
        return
        [
            .. Change.Run(
                "delete from focal_persons p using unnest($1) n (unit_id) where p.unit_id = n.unit_id", newest, KeyColumns),
            .. Change.Insert("focal_persons", newest, PersonColumns),
        ];
    }
}
