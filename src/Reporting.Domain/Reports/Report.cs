using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Domain.Calendars;
using static Reporting.Domain.Reports.ReportState;

namespace Reporting.Domain.Reports;

/// <summary>What the rules need to know about one report.</summary>
public sealed record Report
{
    public static readonly Report Initial = new();

    public ReportState State { get; private init; }

    public ReportId ReportId { get; private init; }

    public UnitId Unit { get; private init; }

    public string Regime { get; private init; } = "";

    public UnitId RequestingUnit { get; private init; }

    /// <summary>Gives the report beside the requesting unit (D4); null: none.</summary>
    public UnitId? LeadUnit { get; private init; }

    public string Template { get; private init; } = "";

    public int TemplateVersion { get; private init; }

    public string Period { get; private init; } = "";

    public int Occurrence { get; private init; }

    /// <summary>The first instant that is late; null where nobody said one.</summary>
    public DateTimeOffset? DueAt { get; private init; }

    /// <summary>Whether the calendar's rule said it, so that a change of the calendar may move it.</summary>
    public bool IsDueByRule { get; private init; }

    /// <summary>The newest version of the calendar that moved the deadline.</summary>
    public int? MovedByVersion { get; private init; }

    /// <summary>Only these cells are asked of this unit; null: all of them (D3).</summary>
    public EquatableArray<string>? AskedCells { get; private init; }

    /// <summary>To whom it was assigned on (D2), by number; cancelled ones are not here any longer.</summary>
    public ImmutableSortedDictionary<int, PartAssigned> Parts { get; private init; } =
        ImmutableSortedDictionary<int, PartAssigned>.Empty;

    /// <summary>The number of the newest part; 0 before the first.</summary>
    public int LastPart { get; private init; }

    /// <summary>The version that is being worked on, or was last; 0 before the first entry.</summary>
    public int Version { get; private init; }

    public Cells Cells { get; private init; }

    /// <summary>What it has beside the indicators' figures.</summary>
    public Details Details { get; private init; }

    /// <summary>The number in a cell; null when it is not reported.</summary>
    public decimal? Number(string cell) => Cells.Value(cell) ?? Details.Number(cell);

    /// <summary>Comments on broken warnings, sorted by rule.</summary>
    public EquatableArray<RuleComment> Comments { get; private init; }

    /// <summary>Who entered anything into this version.</summary>
    public ImmutableArray<AccountId> EnteredBy { get; private init; } = [];

    /// <summary>The hash of what was last submitted.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>Who signed what was sent; null while nothing is.</summary>
    public AccountId? SignedBy { get; private init; }

    /// <summary>The signatures on its newest content, and the requests for them.</summary>
    public Signing Signing { get; private init; } = Signing.None;

    /// <summary>Why the version that is being worked on corrects an accepted one; null when it does not.</summary>
    public string? CorrectionReason { get; private init; }

    /// <summary>The accepted version, which stays in force until a correction of it is accepted or it is
    /// withdrawn.</summary>
    public AcceptedVersion? InForce { get; private init; }

    /// <summary>From when on the newest acceptance or withdrawal holds. It never decreases within a report.</summary>
    public DateTimeOffset? InForceSince { get; private init; }

    /// <summary>The newest event: it tells a repeated command from a new one.</summary>
    public ReportEvent? Last { get; private init; }

    /// <summary>When the newest event was recorded.</summary>
    public DateTimeOffset LastAt { get; private init; }

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
        { Last = happened, LastAt = recordedAt, Signing = state.Signing.After(happened, recordedAt) };

    // The pairs are those that the deciders can have produced; any other one means a broken stream.
    private static Report Next(Report state, ReportEvent happened, DateTimeOffset at) => (state.State, happened) switch
    {
        (NotAssigned, ReportAssigned e) => Assign(e),
        (Assigned or InEntry or Checked or Rejected or Returned or ReportState.CorrectionApproved, FiguresEntered e) =>
            Enter(state, e),
        (InEntry or Rejected, ReportChecked) => state with { State = Checked },
        (InEntry or Checked or Rejected, ReportSubmitted e) =>
            state with { State = Submitted, ContentHash = e.ContentHash },
        (Submitted or ReturnedUnsigned or ReportState.Signed or Sent, ReportRecalled) =>
            state with { State = InEntry, SignedBy = null },
        (Submitted or ReturnedUnsigned, ReportRejected) => state with { State = Rejected },
        (Submitted or ReturnedUnsigned, ReportSigned e) => state with { State = ReportState.Signed, SignedBy = e.By },
        (Submitted, ReportReturnedUnsigned) => state with { State = ReturnedUnsigned },
        (ReportState.Signed, ReportSealed) => state,
        (ReportState.Signed, ReportSent) => state with { State = Sent },
        (not (NotAssigned or Cancelled), SignatureRequested or SignatureHeld or SignatureRefused or SignatureInvalidated) =>
            state,
        (Sent, ReportReturned) => state with { State = Returned, SignedBy = null },
        (Sent, ReportAccepted e) => Accept(state, e, at),
        (Accepted or Withdrawn, CorrectionRequested e) =>
            state with { State = ReportState.CorrectionRequested, CorrectionReason = e.Reason },
        (ReportState.CorrectionRequested, CorrectionApproved e) =>
            Open(state, e.Version) with { State = ReportState.CorrectionApproved },
        (ReportState.CorrectionRequested, CorrectionDenied) =>
            state with { State = state.InForce is null ? Withdrawn : Accepted, CorrectionReason = null },
        (ReportState.CorrectionApproved or InEntry, ReportWithdrawn) => Withdraw(state, at),
        (Assigned or InEntry or Checked or Submitted or ReturnedUnsigned or Rejected or Returned, AssignmentCancelled) =>
            state with { State = Cancelled },
        (not (NotAssigned or Cancelled), DeadlineMoved e) =>
            state with { DueAt = e.DueAt, MovedByVersion = e.CalendarVersion ?? state.MovedByVersion },
        (not (NotAssigned or Cancelled), PartAssigned or PartCancelled) => ReportParts.Evolve(state, happened),
        _ => throw new UnreachableException(
            $"{happened.GetType().Name} on a report that is {state.State}: corrupt stream"),
    };

    private static Report Assign(ReportAssigned e) => Initial with
    {
        State = Assigned,
        ReportId = e.ReportId,
        Unit = e.Unit,
        Regime = e.Regime,
        RequestingUnit = e.RequestingUnit,
        Template = e.Template,
        TemplateVersion = e.TemplateVersion,
        Period = e.Period,
        Occurrence = e.Occurrence,
        DueAt = e.DueAt,
        IsDueByRule = e.CalendarVersion is not null,
        AskedCells = e.Cells,
        LeadUnit = e.LeadUnit,
    };

    internal static Report WithParts(Report state, ImmutableSortedDictionary<int, PartAssigned> parts, int last) =>
        state with { Parts = parts, LastPart = last };

    private static Report Open(Report state, int version) =>
        state with { Version = version, EnteredBy = [], SignedBy = null, ContentHash = "" };

    private static Report Enter(Report state, FiguresEntered e)
    {
        var open = state.Version == e.Version ? state : Open(state, e.Version);
        return open with
        {
            State = InEntry,
            Cells = e.Cells.Count == 0 ? open.Cells : open.Cells.With(e.Cells, e.By),
            Details = e.Details is { Count: > 0 } details ? open.Details.With(details, e.By) : open.Details,
            Comments = RuleComments.With(open.Comments, e.Comments),
            EnteredBy = open.EnteredBy.Contains(e.By) ? open.EnteredBy : open.EnteredBy.Add(e.By),
        };
    }

    private static Report Accept(Report state, ReportAccepted e, DateTimeOffset at)
    {
        var since = e.InForceAt ?? at;
        return state with
        {
            State = Accepted,
            InForce = new AcceptedVersion(e.Version, new Cells(e.Figures), e.ContentHash, e.SignedBy, e.By, since)
            {
                Details = new Details(e.Details ?? []),
            },
            InForceSince = since,
            CorrectionReason = null,
        };
    }

    // A report that comes back after a withdrawal begins empty: nothing of what was withdrawn slips in again.
    private static Report Withdraw(Report state, DateTimeOffset at) => state with
    {
        State = Withdrawn,
        Cells = default,
        Details = default,
        Comments = [],
        InForce = null,
        InForceSince = at,
        CorrectionReason = null,
    };
}
