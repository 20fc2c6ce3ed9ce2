using static Reporting.Domain.Reports.ReportState;

namespace Reporting.Domain.Reports;

/// <summary>What a report lacks since the body of one of its events was destroyed.</summary>
public enum ReportGap
{
    /// <summary>Nothing: no body was.</summary>
    None,

    /// <summary>What only that body said; the rest goes on.</summary>
    Open,

    /// <summary>What was submitted, or who signed it, too: it is not signed, sent or accepted before it was submitted again.</summary>
    Torn,

    /// <summary>Nothing can be decided on what is left.</summary>
    Closed,
}

/// <summary>A report after the body of one of its events was destroyed. The event's type is public and stays, so what it alone says
/// still holds; what only the body said is gone, and nobody vouches for what he can't see.</summary>
public static class RedactedReport
{
    /// <param name="state">The report so far.</param>
    /// <param name="type">The stored name of the next event, whose body is gone.</param>
    /// <param name="recordedAt">The time at which the store recorded it.</param>
    public static Report Evolve(Report state, string type, DateTimeOffset recordedAt)
    {
        var next = Next(state, type, recordedAt);
        return next with
        {
            Gap = next.Gap == ReportGap.None ? ReportGap.Open : next.Gap,
            Last = null, LastAt = recordedAt, EventCount = state.EventCount + 1,
            Signing = state.Signing.AfterRedacted(SaysNothing(type)),
        };
    }

    /// <summary>Why an event can't be decided on what is left; null when it can.</summary>
    public static Refusal? Refusal(Report state, ReportEvent wish) =>
        state.Gap == ReportGap.Closed || (state.Gap == ReportGap.Torn
            && wish is SignatureRequested or ReportSigned or ReportSealed or ReportSent or ReportAccepted)
            ? Redacted() : null;

    /// <summary>What is submitted is what there is, unless its hash speaks of more.</summary>
    internal static Report Submit(Report state, string hash) => state with
    {
        State = Submitted, ContentHash = hash,
        Gap = state.Gap == ReportGap.None ? ReportGap.None : ReportContent.Hash(state) == hash ? ReportGap.Open : ReportGap.Torn,
    };

    private static Report Next(Report state, string type, DateTimeOffset at) => (state, type) switch
    {
        ({ Gap: ReportGap.Closed }, _) => state,
        ({ State: NotAssigned or Cancelled }, _) => state with { Gap = ReportGap.Closed },
        (_, "signature_requested" or "signature_held" or "signature_refused" or "deadline_moved" or "part_deadline_moved"
            or "report_superseded" or "aggregate_outdated") => state,
        (_, "part_assigned") => state with { LastPart = state.LastPart + 1 },
        // Whose it was is gone: better nobody's than still somebody's.
        (_, "part_cancelled") => state with { Parts = state.Parts.Clear() },
        ({ IsInEntry: true }, "figures_entered" or "report_back_filled" or "file_removed") => ReportEntry.Work(state),
        ({ IsInEntry: true }, "file_attached") => ReportEntry.Work(state) with { LastAttachment = state.LastAttachment + 1 },
        ({ State: InEntry or Rejected }, "report_checked") => state with { State = Checked },
        // Its hash is that of what there is; where something was destroyed before, nobody can tell what it was.
        ({ State: InEntry or Checked or Rejected }, "report_submitted") => Submit(state, ReportContent.Hash(state)) with
        {
            Gap = state.Gap == ReportGap.None ? ReportGap.None : ReportGap.Torn,
        },
        ({ State: Submitted or ReturnedUnsigned or ReportState.Signed or Sent }, "report_recalled") => ReportAcceptance.Recall(state),
        ({ State: Submitted or ReturnedUnsigned }, "report_rejected") => state with { State = Rejected, SentBack = null },
        ({ State: Submitted }, "report_returned_unsigned") => state with { State = ReturnedUnsigned },
        // By whom it was is gone with the body.
        ({ State: Submitted or ReturnedUnsigned }, "report_signed") =>
            state with { State = ReportState.Signed, SignedBy = null, Gap = ReportGap.Torn },
        ({ State: ReportState.Signed }, "report_sealed") => state with { Gap = ReportGap.Torn },
        ({ State: ReportState.Signed }, "report_sent") => ReportAcceptance.Arrive(state, at, at),
        ({ State: Sent }, "report_returned") => state with { State = Returned, SignedBy = null, SentBack = null },
        ({ State: ReportState.CorrectionRequested }, "correction_approved") =>
            ReportEntry.Open(state, state.Version + 1) with { State = ReportState.CorrectionApproved },
        ({ State: ReportState.CorrectionRequested }, "correction_denied") => ReportAcceptance.Deny(state),
        ({ State: ReportState.CorrectionApproved or InEntry }, "report_withdrawn") => ReportAcceptance.Withdraw(state, at),
        ({ IsOwed: true }, "assignment_cancelled") => state with { State = Cancelled },
        // What it is a report of, which figures are in force, why they are corrected, that a signature is void: without these
        // nothing is decided any longer.
        _ => state with { Gap = ReportGap.Closed },
    };

    /// <summary>Whether it is nothing about what is signed.</summary>
    private static bool SaysNothing(string type) => type is "signature_requested" or "signature_held" or "signature_refused"
        or "deadline_moved" or "part_assigned" or "part_deadline_moved" or "part_cancelled";

    public static Refusal Redacted() =>
        new("report.redacted",
            "Two persons had the content of an event of this report destroyed, and this can't be decided without it.",
            "Nội dung một sự kiện của báo cáo này đã bị xóa theo quyết định của hai người; không có nội dung đó thì không thể "
            + "thực hiện việc này.");
}
