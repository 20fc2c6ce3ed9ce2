namespace Reporting.Domain.Reports;

/// <summary>What entering figures, attaching files and withdrawing it all makes of a report.</summary>
internal static class ReportEntry
{
    public static Report Open(Report state, int version) =>
        state with { Version = version, EnteredBy = [], SignedBy = null, ContentHash = "", BackFill = null };

    public static Report BackFill(Report state, ReportBackFilled e) =>
        Worked(state, e.Version, e.By) with { BackFill = e };

    public static Report Enter(Report state, FiguresEntered e, DateTimeOffset at)
    {
        var open = Worked(state, e.Version, e.By);
        return open with
        {
            Cells = e.Cells.Count == 0 ? open.Cells : open.Cells.With(e.Cells, e.By, e.Source),
            Details = e.Details is { Count: > 0 } details ? open.Details.With(details, e.By, e.Source) : open.Details,
            Comments = RuleComments.With(open.Comments, e.Comments),
            Aggregation = e.Aggregation ?? open.Aggregation,
            Outdated = e.Aggregation is null ? open.Outdated
                : [.. open.Outdated.Where(one => one.Version != e.Version)],
            Entries = new Entry(e, at, state.EventCount + 1, state.Entries),
        };
    }

    public static Report Attach(Report state, ReportEvent happened) => happened switch
    {
        FileAttached e => Worked(state, e.Version, e.By) with
        {
            Attachments =
            [
                .. state.Attachments, new(e.Number, e.Name, e.MediaType, e.Length, e.Sha256, e.ScannedBy, e.By),
            ],
            LastAttachment = e.Number,
        },
        FileRemoved e => Worked(state, e.Version, e.By) with
        {
            Attachments = state.Attachments.Where(file => file.Number != e.Number).ToEquatableArray(),
        },
        _ => state,
    };

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
    };

    /// <summary>Somebody worked on it; who and on what is not known any longer.</summary>
    public static Report Work(Report state) =>
        (state.Version == state.EntryVersion ? state : Open(state, state.EntryVersion)) with { State = ReportState.InEntry };

    private static Report Worked(Report state, int version, AccountId by)
    {
        var open = state.Version == version ? state : Open(state, version);
        return open with
        {
            State = ReportState.InEntry,
            EnteredBy = open.EnteredBy.Contains(by) ? open.EnteredBy : open.EnteredBy.Add(by),
        };
    }
}
