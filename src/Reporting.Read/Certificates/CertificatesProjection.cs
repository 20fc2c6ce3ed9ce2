using Reporting.Domain.Certificates;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Certificates;

/// <summary>Whose each certificate is and was.</summary>
public static class CertificatesProjection
{
    public static readonly Projection Projection = new(
        "certificates", 1, ["certificate_bound", "certificate_confirmed", "certificate_ended"], ["certificates"],
        ReadTables.Embedded("Certificates.certificates.sql"),
        ReadTables.Embedded("Certificates.certificates.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["certificates"] = $"account_id = (select read.asking_account()) or (select read.sees_top()) or {RowSecurity.OfUnit("unit_id")}",
        },
    };

    // Only the newest binding of a certificate is confirmed or ended, and only while it has not ended.
    private const string ConfirmSql =
        """
        update certificates c set confirmed_by = n.confirmed_by, confirmed_at = n.confirmed_at
        from unnest($1, $2, $3) as n (certificate_id, confirmed_by, confirmed_at)
        where c.certificate_id = n.certificate_id and c.ended_at is null
        """;

    private const string EndSql =
        """
        update certificates c
        set to_time = least(c.to_time, n.ended_at), ended_at = n.ended_at, end_reason = n.end_reason
        from unnest($1, $2, $3) as n (certificate_id, ended_at, end_reason)
        where c.certificate_id = n.certificate_id and c.ended_at is null
        """;

    private sealed record Bound(CertificateBound Of, RecordedEvent Recorded);

    private sealed record Confirmed(CertificateConfirmed Of, DateTimeOffset At);

    private static readonly Column<Bound>[] BoundColumns =
    [
        Columns<Bound>.Long("bound_position", b => b.Recorded.Position),
        Columns<Bound>.Uuid("certificate_id", b => b.Of.CertificateId),
        Columns<Bound>.UuidOrNull("account_id", b => b.Of.Account?.Value),
        Columns<Bound>.UuidOrNull("unit_id", b => b.Of.Unit?.Value),
        Columns<Bound>.Text("identifier", b => b.Of.Identifier),
        Columns<Bound>.Text("serial", b => b.Of.Serial),
        Columns<Bound>.Text("certificate", b => b.Of.Certificate),
        Columns<Bound>.Time("from_time", b => b.Of.From),
        Columns<Bound>.TimeOrNull("to_time", b => b.Of.To),
        Columns<Bound>.Text("document", b => b.Of.Document),
        Columns<Bound>.Uuid("bound_by", b => b.Of.By.Value),
        Columns<Bound>.Time("bound_at", b => b.Recorded.Timestamp),
    ];

    private static readonly Column<Confirmed>[] ConfirmedColumns =
    [
        Columns<Confirmed>.Uuid("certificate_id", c => c.Of.CertificateId),
        Columns<Confirmed>.Uuid("confirmed_by", c => c.Of.By.Value),
        Columns<Confirmed>.Time("confirmed_at", c => c.At),
    ];

    private static readonly Column<CertificateEnded>[] EndedColumns =
    [
        Columns<CertificateEnded>.Uuid("certificate_id", e => e.CertificateId),
        Columns<CertificateEnded>.Time("ended_at", e => e.From),
        Columns<CertificateEnded>.Text("end_reason", e => e.Reason),
    ];

    // In their order: a certificate that ended may be bound again in the same page.
    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var changes = new List<Change>();
        foreach (var run in Runs(events))
        {
            switch (run[0].Happened)
            {
                case CertificateBound:
                    changes.AddRange(Change.Insert(
                        "certificates", [.. run.Select(r => new Bound((CertificateBound)r.Happened, r.Recorded))], BoundColumns));
                    break;
                case CertificateConfirmed:
                    changes.AddRange(Change.Run(
                        ConfirmSql,
                        [.. run.Select(r => new Confirmed((CertificateConfirmed)r.Happened, r.Recorded.Timestamp))],
                        ConfirmedColumns));
                    break;
                default:
                    changes.AddRange(Change.Run(
                        EndSql, [.. run.Select(r => (CertificateEnded)r.Happened)], EndedColumns));
                    break;
            }
        }
        return changes;
    }

    private static List<List<(CertificateEvent Happened, RecordedEvent Recorded)>> Runs(IReadOnlyList<RecordedEvent> events)
    {
        var runs = new List<List<(CertificateEvent Happened, RecordedEvent Recorded)>>();
        foreach (var recorded in events)
        {
            var happened = CertificateEventCodec.Decode(recorded.Type, recorded.Data.Span);
            if (runs is not [.., var last] || last[0].Recorded.Type != recorded.Type)
                runs.Add(last = []);
            last.Add((happened, recorded));
        }
        return runs;
    }
}
