using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>The opening moves shared by the report specifications: Ana assigns, Binh enters, Chi signs, Dung accepts.
/// Every event is recorded an hour after the one before it.</summary>
public abstract class ReportSpec
{
    protected static readonly ReportId July = Report.IdOf(Xuan, "malaria-monthly", "malaria", PeriodOf("2026-07"), 1);

    protected static readonly ReportAssigned Assigned =
        new(July, Xuan, "malaria-monthly", Health, "malaria", 1, "2026-07", 1, Ana);

    protected static readonly FiguresEntered Entered = Entry(1, Binh, ("total", 5), ("male", 2), ("female", 3));

    // Worked out by another program (Python's hashlib) over the canonical text that ReportContentTests describes.
    protected const string Hash = "a1be2f0cd89b315f654fa13144538197a839e442890ba3bafaba0f0086fe9d72";

    protected static readonly ReportSubmitted Submitted = new(July, 1, Hash, Binh);
    protected static readonly ReportSigned SignedByChi = new(July, 1, Hash, Chi);
    protected static readonly ReportSent Sent = new(July, 1);
    protected static readonly ReportReturned Returned = new(July, 1, "Thiếu chi phí", Dung);

    protected static readonly ReportAccepted Accepted = new(
        July, 1, Xuan, "malaria-monthly", "malaria", 1, "2026-07",
        [new("female", 3, Binh), new("male", 2, Binh), new("total", 5, Binh)], Hash, Chi, null, null, Dung);

    protected static readonly CorrectionRequested Requested = new(July, 1, "Đếm sót một ca", Binh);
    protected static readonly CorrectionApproved Approved = new(July, 2, Dung);

    protected static readonly ReportWithdrawn Withdrawn = new(
        July, 2, Xuan, "malaria-monthly", "malaria", 1, "2026-07", ["female", "male", "total"], "Báo nhầm xã", Chi);

    protected static readonly ReportEvent[] ToEntry = [Assigned, Entered];
    protected static readonly ReportEvent[] ToSubmitted = [.. ToEntry, Submitted];
    protected static readonly ReportEvent[] ToSent = [.. ToSubmitted, SignedByChi, Sent];
    protected static readonly ReportEvent[] ToAccepted = [.. ToSent, Accepted];
    protected static readonly ReportEvent[] ToRequested = [.. ToAccepted, Requested];
    protected static readonly ReportEvent[] ToApproved = [.. ToRequested, Approved];
    protected static readonly ReportEvent[] ToWithdrawn = [.. ToApproved, Withdrawn];

    /// <summary>Every state with a history that leads there.</summary>
    private static readonly Dictionary<ReportState, ReportEvent[]> Histories = new()
    {
        [ReportState.NotAssigned] = [],
        [ReportState.Assigned] = [Assigned],
        [ReportState.InEntry] = ToEntry,
        [ReportState.Submitted] = ToSubmitted,
        [ReportState.Rejected] = [.. ToSubmitted, new ReportRejected(July, 1, "Sai", Chi)],
        [ReportState.Returned] = [.. ToSent, Returned],
        [ReportState.Sent] = ToSent,
        [ReportState.Accepted] = ToAccepted,
        [ReportState.CorrectionRequested] = ToRequested,
        [ReportState.CorrectionApproved] = ToApproved,
        [ReportState.Withdrawn] = ToWithdrawn,
        [ReportState.Checked] = [.. ToEntry, new ReportChecked(July, 1, Hash, Dung)],
        [ReportState.Signed] = [.. ToSubmitted, SignedByChi],
        [ReportState.ReturnedUnsigned] = [.. ToSubmitted, new ReportReturnedUnsigned(July, 1, Ana)],
        [ReportState.Cancelled] = [Assigned, new AssignmentCancelled(July, "Giao nhầm", Ana)],
    };

    protected static Report Fold(params ReportEvent[] history) => history.Aggregate(Report.Initial, Evolve);

    protected static Spec<Report, ReportEvent>.Before Given(params ReportEvent[] history) =>
        new Spec<Report, ReportEvent>(Report.Initial, Evolve).Given(history);

    protected static FiguresEntered Entry(int version, AccountId by,
        params (string Indicator, decimal? Value)[] cells) =>
        new(July, version, cells.Select(c => new EnteredCell(c.Indicator, c.Value)).ToEquatableArray(), [], by);

    /// <summary>The command is refused with this code in every state but the named ones.</summary>
    protected static void RefusedExceptIn(
        string code, Func<Report, Decision<ReportEvent>> decide, params ReportState[] allowed)
    {
        foreach (var (state, history) in Histories)
        {
            Assert.Equal(state, Fold(history).State);
            if (!allowed.Contains(state))
                Assert.Equal((state, code),
                    (state, Assert.IsType<Decision<ReportEvent>.Refused>(decide(Fold(history))).Refusal.Code));
        }
    }

    private static Report Evolve(Report state, ReportEvent happened) =>
        Report.Evolve(state, happened, state.State == ReportState.NotAssigned ? Noon : state.LastAt.AddHours(1));
}
