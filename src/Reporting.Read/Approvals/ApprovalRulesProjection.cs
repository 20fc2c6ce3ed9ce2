using Reporting.Domain;
using Reporting.Domain.Approvals;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Approvals;

/// <summary>Every approval rule that a unit issued (E0).</summary>
public static class ApprovalRulesProjection
{
    public static readonly Projection Projection = new(
        "approval-rules", 1, ["approval_rule_issued"], ["approval_rules"],
        ReadTables.Embedded("Approvals.approval_rules.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string> { ["approval_rules"] = RowSecurity.OfUnit("unit_id") },
    };

    private sealed record Issued(ApprovalRuleIssued Rule, RecordedEvent Recorded);

    private static readonly Column<Issued>[] RuleColumns =
    [
        Columns<Issued>.Long("position", r => r.Recorded.Position),
        Columns<Issued>.Uuid("unit_id", r => r.Rule.Unit.Value),
        Columns<Issued>.Text("regime", r => r.Rule.Regime),
        Columns<Issued>.Text("template", r => r.Rule.Template),
        Columns<Issued>.Bool("check_before_submit", r => r.Rule.CheckBeforeSubmit == true),
        Columns<Issued>.UuidsOrNull("checker_ids", r => Ids(r.Rule.Checkers)),
        Columns<Issued>.UuidsOrNull("signer_ids", r => Ids(r.Rule.Signers)),
        Columns<Issued>.UuidsOrNull("deputy_ids", r => Ids(r.Rule.Deputies)),
        Columns<Issued>.Date("from_day", r => r.Rule.From),
        Columns<Issued>.DateOrNull("to_day", r => r.Rule.To),
        Columns<Issued>.Text("document", r => r.Rule.Document),
        Columns<Issued>.Time("issued_at", r => r.Recorded.Timestamp),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events) =>
    [
        .. Change.Insert(
            "approval_rules",
            [.. events.Select(e => new Issued((ApprovalRuleIssued)ApprovalEventCodec.Decode(e.Type, e.Data.Span), e))],
            RuleColumns),
    ];

    private static Guid[]? Ids(EquatableArray<AccountId>? accounts) => accounts?.Select(id => id.Value).ToArray();
}
