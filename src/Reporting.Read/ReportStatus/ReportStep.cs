using Reporting.Domain.Reports;
using Reporting.EventStore;

namespace Reporting.Read.ReportStatus;

/// <summary>Where one or several events of a report lead.</summary>
/// <param name="State">Null: back to what it stood at.</param>
/// <param name="Standing">Null: as before.</param>
/// <param name="IsSameState">Whether it was in no other state in between.</param>
/// <param name="AcceptedVersion">Null: as before.</param>
/// <param name="KeepsReason">Whether the reason from before stays.</param>
internal sealed record ReportStep(
    Guid ReportId, long Position, DateTimeOffset Since, int Version, string? State, string? Standing = null,
    bool IsSameState = true, int? AcceptedVersion = null, string? Reason = null, bool KeepsReason = false)
{
    public static ReportStep Of(RecordedEvent recorded, ReportEvent happened)
    {
        ReportStep To(Domain.ReportId report, int version, string? state, string? reason = null) =>
            new(report.Value, recorded.Position, recorded.Timestamp, version, state, Reason: reason);

        return happened switch
        {
            ReportAssigned e => To(e.ReportId, 0, "assigned") with { Standing = "assigned" },
            FiguresEntered e => To(e.ReportId, e.Version, "in_entry") with { KeepsReason = true },
            ReportBackFilled e => To(e.ReportId, e.Version, "in_entry") with { KeepsReason = true },
            FileAttached e => To(e.ReportId, e.Version, "in_entry") with { KeepsReason = true },
            FileRemoved e => To(e.ReportId, e.Version, "in_entry") with { KeepsReason = true },
            ReportChecked e => To(e.ReportId, e.Version, "checked"),
            ReportReturnedUnsigned e => To(e.ReportId, e.Version, "returned_unsigned"),
            ReportSubmitted e => To(e.ReportId, e.Version, "submitted"),
            ReportRecalled e => To(e.ReportId, e.Version, "in_entry"),
            ReportRejected e => To(e.ReportId, e.Version, "rejected", e.Reason),
            ReportSigned e => To(e.ReportId, e.Version, "signed"),
            ReportSent e => To(e.ReportId, e.Version, "sent"),
            ReportAccepted e => To(e.ReportId, e.Version, "accepted") with
            {
                Standing = "accepted", AcceptedVersion = e.Version,
            },
            ReportReturned e => To(e.ReportId, e.Version, "returned", e.Reason),
            CorrectionRequested e => To(e.ReportId, e.Version, "correction_requested", e.Reason),
            CorrectionApproved e => To(e.ReportId, e.Version, "correction_approved") with { KeepsReason = true },
            CorrectionDenied e => To(e.ReportId, e.Version, null, e.Reason),
            ReportWithdrawn e => To(e.ReportId, e.Version, "withdrawn", e.Reason) with { Standing = "withdrawn" },
            // No figure was accepted, so none is in force: the version in work stays what it was.
            AssignmentCancelled e => To(e.ReportId, 0, "cancelled", e.Reason) with { Standing = "cancelled" },
            _ => throw new NotSupportedException(happened.GetType().Name),
        };
    }

    /// <summary>This step and then the next, as one.</summary>
    public ReportStep Then(ReportStep next)
    {
        // "Since" is when it came into the state that it is in now, wherever pages begin and end.
        var stays = next.State is not null && next.State == State;
        var standing = next.Standing ?? Standing;
        return next with
        {
            State = next.State ?? standing,
            Standing = standing,
            IsSameState = IsSameState && next.IsSameState && stays,
            Since = stays ? Since : next.Since,
            AcceptedVersion = next.AcceptedVersion ?? AcceptedVersion,
            Reason = next.KeepsReason ? Reason : next.Reason,
            KeepsReason = next.KeepsReason && KeepsReason,
        };
    }
}
