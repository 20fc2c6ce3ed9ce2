using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Signatures;

/// <summary>Every signing request, and what became of it.</summary>
public static class SignaturesProjection
{
    public static readonly Projection Projection = new(
        "signatures", 1,
        [
            "signature_requested", "signature_held", "signature_refused", "signature_invalidated", "report_signed",
            "report_sealed", "report_returned",
        ],
        ["signatures"], ReadTables.Embedded("Signatures.signatures.sql"),
        ReadTables.Embedded("Signatures.signatures.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string> { ["signatures"] = RowSecurity.OfReport("report_id") },
    };

    private const string StepSql =
        """
        update signatures s
        set state = n.state, cms = coalesce(n.cms, s.cms), evidence = coalesce(n.evidence, s.evidence),
            findings = n.findings, since = n.since, revoked_at = coalesce(n.revoked_at, s.revoked_at),
            position = n.position
        from (
            select request_id, state, cms, evidence,
                (select array_agg(f) from jsonb_array_elements_text(findings) f) as findings, since, revoked_at, position
            from unnest($1, $2, $3, $4, $5, $6, $7, $8)
                as n (request_id, state, cms, evidence, findings, since, revoked_at, position)
        ) n
        where s.request_id = n.request_id
        """;

    private sealed record Step(
        Guid Request, string State, string? Cms, string? Evidence, string[]? Findings, DateTimeOffset Since,
        DateTimeOffset? RevokedAt, long Position)
    {
        public Step Then(Step next) => next with
        {
            Cms = next.Cms ?? Cms, Evidence = next.Evidence ?? Evidence, RevokedAt = next.RevokedAt ?? RevokedAt,
        };
    }

    private sealed record Asked(SignatureRequested Request, DateTimeOffset At, Step Last);

    // Arrays of arrays are no parameter, so findings travel as JSON.
    private static readonly Column<Step>[] StepColumns =
    [
        Columns<Step>.Uuid("request_id", s => s.Request),
        Columns<Step>.Text("state", s => s.State),
        Columns<Step>.Text("cms", s => s.Cms),
        Columns<Step>.Text("evidence", s => s.Evidence),
        Columns<Step>.Json("findings", s => JsonSerializer.Serialize(s.Findings ?? [], FindingsJson.Default.StringArray)),
        Columns<Step>.Time("since", s => s.Since),
        Columns<Step>.TimeOrNull("revoked_at", s => s.RevokedAt),
        Columns<Step>.Long("position", s => s.Position),
    ];

    private static readonly Column<Asked>[] AskedColumns =
    [
        Columns<Asked>.Uuid("request_id", a => a.Request.Request),
        Columns<Asked>.Uuid("report_id", a => a.Request.ReportId.Value),
        Columns<Asked>.Int("version", a => a.Request.Version),
        Columns<Asked>.Text("act", a => JsonNamingPolicy.SnakeCaseLower.ConvertName(a.Request.Act.ToString())),
        Columns<Asked>.Text("capacity", a => a.Request.Capacity is { } capacity ? CapacityText.Of(capacity) : null),
        Columns<Asked>.Uuid("account_id", a => a.Request.By.Value),
        Columns<Asked>.Uuid("certificate_id", a => a.Request.Certificate),
        Columns<Asked>.Text("state", a => a.Last.State),
        Columns<Asked>.Text("cms", a => a.Last.Cms),
        Columns<Asked>.Text("evidence", a => a.Last.Evidence),
        Columns<Asked>.TextsOrNull("findings", a => a.Last.Findings),
        Columns<Asked>.Time("requested_at", a => a.At),
        Columns<Asked>.Time("expires_at", a => a.Request.ExpiresAt),
        Columns<Asked>.Time("since", a => a.Last.Since),
        Columns<Asked>.TimeOrNull("revoked_at", a => a.Last.RevokedAt),
        Columns<Asked>.Long("position", a => a.Last.Position),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var asked = new Dictionary<Guid, Asked>();
        var steps = new Dictionary<Guid, Step>();
        foreach (var recorded in events)
        {
            var happened = ReportEventCodec.Decode(recorded.Type, recorded.Data.Span);
            if (StepOf(recorded, happened) is not { } step)
                continue;
            if (happened is SignatureRequested e)
                asked[e.Request] = new Asked(e, recorded.Timestamp, step);
            else if (asked.TryGetValue(step.Request, out var request))
                asked[step.Request] = request with { Last = request.Last.Then(step) };
            else
                steps[step.Request] = steps.TryGetValue(step.Request, out var before) ? before.Then(step) : step;
        }
        return
        [
            .. Change.Insert("signatures", [.. asked.Values], AskedColumns),
            .. Change.Run(StepSql, [.. steps.Values], StepColumns),
        ];
    }

    private static Step? StepOf(RecordedEvent recorded, ReportEvent happened)
    {
        Step To(Guid request, string state, string? cms = null, string? evidence = null, string[]? findings = null) =>
            new(request, state, cms, evidence, findings, recorded.Timestamp, null, recorded.Position);

        return happened switch
        {
            SignatureRequested e => To(e.Request, "requested"),
            SignatureHeld e => To(e.Request, "held", e.Cms, null, [.. e.Findings]),
            SignatureRefused e => To(e.Request, "refused", e.Cms, null, [.. e.Findings]),
            SignatureInvalidated e => To(e.Request, "invalidated") with { RevokedAt = e.RevokedAt },
            ReportSigned { Signature: { } s } => To(s.Request, "valid", s.Cms, s.Evidence),
            ReportSealed { Signature: { } s } => To(s.Request, "valid", s.Cms, s.Evidence),
            ReportReturned { Signature: { } s } => To(s.Request, "valid", s.Cms, s.Evidence),
            // Signed by the account alone.
            _ => null,
        };
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class FindingsJson : JsonSerializerContext;
