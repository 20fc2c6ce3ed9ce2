using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Domain.Calendars;
using static Reporting.Domain.Reports.ReportState;

namespace Reporting.Domain.Reports;

/// <summary>What the rules need to know about one report.</summary>
public sealed record Report
{
    public static readonly Report Initial = new();

    public ReportState State { get; internal init; }

    public ReportId ReportId { get; internal init; }

    public UnitId Unit { get; internal init; }

    public string Regime { get; internal init; } = "";

    public UnitId RequestingUnit { get; internal init; }

    /// <summary>Gives the report beside the requesting unit (D4); null: none.</summary>
    public UnitId? LeadUnit { get; internal init; }

    public string Template { get; internal init; } = "";

    public int TemplateVersion { get; internal init; }

    public string Period { get; internal init; } = "";

    public int Occurrence { get; internal init; }

    /// <summary>The first instant that is late; null where nobody said one.</summary>
    public DateTimeOffset? DueAt { get; internal init; }

    /// <summary>Whether the calendar's rule said it, so that a change of the calendar may move it.</summary>
    public bool IsDueByRule { get; internal init; }

    /// <summary>The newest version of the calendar that moved the deadline.</summary>
    public int? MovedByVersion { get; internal init; }

    /// <summary>Only these cells are asked of this unit; null: all of them (D3).</summary>
    public EquatableArray<string>? AskedCells { get; internal init; }

    /// <summary>To whom it was assigned on (D2), by number; cancelled ones are not here any longer.</summary>
    public ImmutableSortedDictionary<int, PartAssigned> Parts { get; internal init; } =
        ImmutableSortedDictionary<int, PartAssigned>.Empty;

    /// <summary>The number of the newest part; 0 before the first.</summary>
    public int LastPart { get; internal init; }

    /// <summary>The version that is being worked on, or was last; 0 before the first entry.</summary>
    public int Version { get; internal init; }

    public Cells Cells { get; internal init; }

    /// <summary>What it has beside the indicators' figures.</summary>
    public Details Details { get; internal init; }

    /// <summary>The number in a cell; null when it is not reported.</summary>
    public decimal? Number(string cell) => Cells.Value(cell) ?? Details.Number(cell);

    /// <summary>Comments on broken warnings, sorted by rule.</summary>
    public EquatableArray<RuleComment> Comments { get; internal init; }

    /// <summary>The files beside it, by number.</summary>
    public EquatableArray<Attachment> Attachments { get; internal init; }

    /// <summary>The number of the newest attachment; 0 before the first.</summary>
    public int LastAttachment { get; internal init; }

    /// <summary>The newest entry, with those before it; null before the first.</summary>
    public Entry? Entries { get; internal init; }

    /// <summary>How many events made it: its stream's version.</summary>
    public long EventCount { get; internal init; }

    /// <summary>Whether figures and files go in now.</summary>
    public bool IsInEntry =>
        State is Assigned or InEntry or Checked or Rejected or Returned or ReportState.CorrectionApproved;

    /// <summary>The version that an entry goes into; an approved correction has opened its version already.</summary>
    public int EntryVersion => State is Assigned or Returned ? Version + 1 : Version;

    /// <summary>Who entered anything into this version.</summary>
    public ImmutableArray<AccountId> EnteredBy { get; internal init; } = [];

    /// <summary>The hash of what was last submitted.</summary>
    public string ContentHash { get; internal init; } = "";

    /// <summary>Who signed what was sent; null while nothing is.</summary>
    public AccountId? SignedBy { get; internal init; }

    /// <summary>The signatures on its newest content, and the requests for them.</summary>
    public Signing Signing { get; internal init; } = Signing.None;

    /// <summary>Why the version that is being worked on corrects an accepted one; null when it does not.</summary>
    public string? CorrectionReason { get; internal init; }

    /// <summary>The accepted version, which stays in force until a correction of it is accepted or it is
    /// withdrawn.</summary>
    public AcceptedVersion? InForce { get; internal init; }

    /// <summary>From when on the newest acceptance or withdrawal holds. It never decreases within a report.</summary>
    public DateTimeOffset? InForceSince { get; internal init; }

    /// <summary>What the version in work was made from; null: nothing but entries.</summary>
    public ReportAggregation? Aggregation { get; internal init; }

    /// <summary>The unit whose own report is made from this one; null: none.</summary>
    public UnitId? Above { get; internal init; }

    /// <summary>What the newest return or rejection was about; null: it was not sent back.</summary>
    public SentBack? SentBack { get; internal init; }

    /// <summary>What the version in work brings from another channel (I2); null: it is no such.</summary>
    public ReportBackFilled? BackFill { get; internal init; }

    /// <summary>When it first arrived, of what was not taken back.</summary>
    public DateTimeOffset? SentAt { get; internal init; }

    /// <summary>What it proposes to put in, while a correction is asked for.</summary>
    public EquatableArray<EnteredCell>? Proposed { get; internal init; }

    /// <summary>What of the version in force is not so any longer (E9).</summary>
    public ImmutableArray<AggregateOutdated> Outdated { get; internal init; } = [];

    /// <summary>The newest event: it tells a repeated command from a new one.</summary>
    public ReportEvent? Last { get; internal init; }

    /// <summary>When the newest event was recorded.</summary>
    public DateTimeOffset LastAt { get; internal init; }

    /// <summary>What it lacks since two persons had the body of an event destroyed.</summary>
    public ReportGap Gap { get; internal init; }

    /// <summary>Whether it is still with the unit.</summary>
    public bool IsOwed => CancelAssignment.IsOpen(this);

    public static ReportId IdOf(UnitId unit, string regime, string template, Period period, int occurrence) =>
        new(Uuid5.Of("report", unit.Value.ToString("N"), regime, template, period.Text,
            occurrence.ToString(null, null)));

    /// <param name="state">The report so far.</param>
    /// <param name="happened">The next event of its stream.</param>
    /// <param name="recordedAt">The time at which the store recorded it.</param>
    public static Report Evolve(Report state, ReportEvent happened, DateTimeOffset recordedAt) =>
        Next(state, happened, recordedAt) with
        {
            // What became of it elsewhere is no act on it: a repeated command is still told from a new one.
            Last = happened is ReportSuperseded or AggregateOutdated ? state.Last : happened,
            LastAt = recordedAt, EventCount = state.EventCount + 1,
            Signing = state.Signing.After(happened, recordedAt),
        };

    // The pairs are those that the deciders can have produced; any other one means a broken stream.
    private static Report Next(Report state, ReportEvent happened, DateTimeOffset at) => (state.State, happened) switch
    {
        _ when state.Gap == ReportGap.Closed => state,
        (NotAssigned, ReportAssigned e) => ReportParts.Assign(e),
        (Assigned or InEntry or Checked or Rejected or Returned or ReportState.CorrectionApproved, FiguresEntered e) =>
            ReportEntry.Enter(state, e, at),
        (Assigned or InEntry or Checked or Rejected or Returned or ReportState.CorrectionApproved,
            FileAttached or FileRemoved) =>
            ReportEntry.Attach(state, happened),
        (Assigned or InEntry or Checked or Rejected or Returned or ReportState.CorrectionApproved, ReportBackFilled e) =>
            ReportEntry.BackFill(state, e),
        (not (NotAssigned or Cancelled), ReportSuperseded) => state,
        (not (NotAssigned or Cancelled), AggregateOutdated e) => state with { Outdated = state.Outdated.Add(e) },
        (InEntry or Rejected, ReportChecked) => state with { State = Checked },
        (InEntry or Checked or Rejected, ReportSubmitted e) => RedactedReport.Submit(state, e.ContentHash),
        (Submitted or ReturnedUnsigned or ReportState.Signed or Sent, ReportRecalled) => ReportAcceptance.Recall(state),
        (Submitted or ReturnedUnsigned, ReportRejected e) =>
            state with { State = Rejected, SentBack = SentBack.Of(e, state) },
        (Submitted or ReturnedUnsigned, ReportSigned e) => state with { State = ReportState.Signed, SignedBy = e.By },
        (Submitted, ReportReturnedUnsigned) => state with { State = ReturnedUnsigned },
        (ReportState.Signed, ReportSealed) => state,
        (ReportState.Signed, ReportSent e) => ReportAcceptance.Arrive(state, e.ArrivedAt, at),
        (not (NotAssigned or Cancelled), SignatureRequested or SignatureHeld or SignatureRefused or SignatureInvalidated) =>
            state,
        (Sent, ReportReturned e) => ReportAcceptance.Return(state, e),
        (Sent, ReportAccepted e) => ReportAcceptance.Accept(state, e, at),
        (Accepted or Withdrawn, CorrectionRequested e) =>
            state with { State = ReportState.CorrectionRequested, CorrectionReason = e.Reason, Proposed = e.Cells },
        (ReportState.CorrectionRequested, CorrectionApproved e) =>
            ReportEntry.Open(state, e.Version) with { State = ReportState.CorrectionApproved },
        (ReportState.CorrectionRequested, CorrectionDenied) =>
            ReportAcceptance.Deny(state),
        (ReportState.CorrectionApproved or InEntry, ReportWithdrawn) => ReportAcceptance.Withdraw(state, at),
        (Assigned or InEntry or Checked or Submitted or ReturnedUnsigned or Rejected or Returned, AssignmentCancelled) =>
            state with { State = Cancelled },
        (not (NotAssigned or Cancelled), DeadlineMoved e) =>
            state with { DueAt = e.DueAt, MovedByVersion = e.CalendarVersion ?? state.MovedByVersion },
        (not (NotAssigned or Cancelled), PartAssigned or PartDeadlineMoved or PartCancelled) => ReportParts.Evolve(state, happened),
        _ => throw new UnreachableException(
            $"{happened.GetType().Name} on a report that is {state.State}: corrupt stream"),
    };
}
