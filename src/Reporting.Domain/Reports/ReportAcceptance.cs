namespace Reporting.Domain.Reports;

/// <summary>What arriving, going back, accepting and withdrawing make of a report.</summary>
internal static class ReportAcceptance
{
    public static Report Arrive(Report state, DateTimeOffset? arrivedAt, DateTimeOffset at) => state with
    {
        State = ReportState.Sent,
        SentAt = state.InForce is null ? arrivedAt ?? at : state.SentAt ?? at,
    };

    public static Report Recall(Report state) => state with
    {
        State = ReportState.InEntry, SignedBy = null, SentAt = state.InForce is null ? null : state.SentAt,
    };

    public static Report Return(Report state, ReportReturned e) => state with
    {
        State = ReportState.Returned, SignedBy = null, SentBack = SentBack.Of(e, state),
    };

    public static Report Deny(Report state) => state with
    {
        State = state.InForce is null ? ReportState.Withdrawn : ReportState.Accepted,
        CorrectionReason = null,
        Proposed = null,
    };

    public static Report Accept(Report state, ReportAccepted e, DateTimeOffset at)
    {
        var since = e.InForceAt ?? at;
        // What was destroyed on the way is in what was accepted all the same.
        var whole = state.Gap == ReportGap.None ? state : state with
        {
            Cells = new Cells(e.Figures), Details = new Details(e.Details ?? []), Attachments = e.Attachments ?? [],
            ContentHash = e.ContentHash, SignedBy = e.SignedBy, Gap = ReportGap.Open,
        };
        return whole with
        {
            State = ReportState.Accepted,
            InForce = new AcceptedVersion(e.Version, new Cells(e.Figures), e.ContentHash, e.SignedBy, e.By, since)
            {
                Details = new Details(e.Details ?? []), Attachments = e.Attachments ?? [], Aggregation = e.Aggregation,
            },
            InForceSince = since,
            CorrectionReason = null,
            Proposed = null,
            BackFill = null,
            Outdated = [.. state.Outdated.Where(one => one.Version == e.Version)],
        };
    }

    // A report that comes back after a withdrawal begins empty: nothing of what was withdrawn slips in again.
    public static Report Withdraw(Report state, DateTimeOffset at) => state with
    {
        State = ReportState.Withdrawn,
        Cells = default,
        Details = default,
        Comments = [],
        Attachments = [],
        Entries = null,
        InForce = null,
        InForceSince = at,
        CorrectionReason = null,
        Proposed = null,
        BackFill = null,
        Aggregation = null,
        Outdated = [],
    };
}
