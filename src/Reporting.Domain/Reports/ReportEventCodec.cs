using System.Collections.Immutable;
using System.Text.Json.Serialization;
using static Reporting.Domain.StoredJson;

namespace Reporting.Domain.Reports;

/// <summary>The stored name and JSON of every report event. Written out by hand: a class may be renamed, a name may
/// not.</summary>
public static class ReportEventCodec
{
    private static readonly ReportJson Json = new(Options());

    public static (string Name, string ClrType, byte[] Json) Encode(ReportEvent happened) => happened switch
    {
        ReportAssigned e => Write("report_assigned", e, Json.ReportAssigned),
        FiguresEntered e => Write("figures_entered", e, Json.FiguresEntered),
        FileAttached e => Write("file_attached", e, Json.FileAttached),
        FileRemoved e => Write("file_removed", e, Json.FileRemoved),
        ReportSubmitted e => Write("report_submitted", e, Json.ReportSubmitted),
        ReportRecalled e => Write("report_recalled", e, Json.ReportRecalled),
        ReportRejected e => Write("report_rejected", e, Json.ReportRejected),
        ReportSigned e => Write("report_signed", e, Json.ReportSigned),
        ReportSent e => Write("report_sent", e, Json.ReportSent),
        ReportBackFilled e => Write("report_back_filled", e, Json.ReportBackFilled),
        ReportSuperseded e => Write("report_superseded", e, Json.ReportSuperseded),
        AggregateOutdated e => Write("aggregate_outdated", e, Json.AggregateOutdated),
        ReportAccepted e => Write("report_accepted", e, Json.ReportAccepted),
        ReportReturned e => Write("report_returned", e, Json.ReportReturned),
        CorrectionRequested e => Write("correction_requested", e, Json.CorrectionRequested),
        CorrectionApproved e => Write("correction_approved", e, Json.CorrectionApproved),
        CorrectionDenied e => Write("correction_denied", e, Json.CorrectionDenied),
        ReportWithdrawn e => Write("report_withdrawn", e, Json.ReportWithdrawn),
        AssignmentCancelled e => Write("assignment_cancelled", e, Json.AssignmentCancelled),
        DeadlineMoved e => Write("deadline_moved", e, Json.DeadlineMoved),
        PartAssigned e => Write("part_assigned", e, Json.PartAssigned),
        PartDeadlineMoved e => Write("part_deadline_moved", e, Json.PartDeadlineMoved),
        PartCancelled e => Write("part_cancelled", e, Json.PartCancelled),
        _ => SigningEventCodec.Encode(happened),
    };

    public static ReportEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        "report_assigned" => Read(json, Json.ReportAssigned),
        "figures_entered" => Read(json, Json.FiguresEntered),
        "file_attached" => Read(json, Json.FileAttached),
        "file_removed" => Read(json, Json.FileRemoved),
        "report_submitted" => Read(json, Json.ReportSubmitted),
        "report_recalled" => Read(json, Json.ReportRecalled),
        "report_rejected" => Read(json, Json.ReportRejected),
        "report_signed" => Read(json, Json.ReportSigned),
        "report_sent" => Read(json, Json.ReportSent),
        "report_back_filled" => Read(json, Json.ReportBackFilled),
        "report_superseded" => Read(json, Json.ReportSuperseded),
        "aggregate_outdated" => Read(json, Json.AggregateOutdated),
        "report_accepted" => Read(json, Json.ReportAccepted),
        "report_returned" => Read(json, Json.ReportReturned),
        "correction_requested" => Read(json, Json.CorrectionRequested),
        "correction_approved" => Read(json, Json.CorrectionApproved),
        "correction_denied" => Read(json, Json.CorrectionDenied),
        "report_withdrawn" => Read(json, Json.ReportWithdrawn),
        "assignment_cancelled" => Read(json, Json.AssignmentCancelled),
        "deadline_moved" => Read(json, Json.DeadlineMoved),
        "part_assigned" => Read(json, Json.PartAssigned),
        "part_deadline_moved" => Read(json, Json.PartDeadlineMoved),
        "part_cancelled" => Read(json, Json.PartCancelled),
        _ => SigningEventCodec.Decode(name, json),
    };
}

[JsonSerializable(typeof(ReportAssigned))]
[JsonSerializable(typeof(FiguresEntered))]
[JsonSerializable(typeof(FileAttached))]
[JsonSerializable(typeof(FileRemoved))]
[JsonSerializable(typeof(ReportSubmitted))]
[JsonSerializable(typeof(ReportRecalled))]
[JsonSerializable(typeof(ReportRejected))]
[JsonSerializable(typeof(ReportSigned))]
[JsonSerializable(typeof(ReportSent))]
[JsonSerializable(typeof(ReportBackFilled))]
[JsonSerializable(typeof(ReportSuperseded))]
[JsonSerializable(typeof(AggregateOutdated))]
[JsonSerializable(typeof(ReportAccepted))]
[JsonSerializable(typeof(ReportReturned))]
[JsonSerializable(typeof(CorrectionRequested))]
[JsonSerializable(typeof(CorrectionApproved))]
[JsonSerializable(typeof(CorrectionDenied))]
[JsonSerializable(typeof(ReportWithdrawn))]
[JsonSerializable(typeof(AssignmentCancelled))]
[JsonSerializable(typeof(DeadlineMoved))]
[JsonSerializable(typeof(PartAssigned))]
[JsonSerializable(typeof(PartDeadlineMoved))]
[JsonSerializable(typeof(PartCancelled))]
[JsonSerializable(typeof(ImmutableArray<EnteredCell>))]
[JsonSerializable(typeof(ImmutableArray<EnteredDetail>))]
[JsonSerializable(typeof(ImmutableArray<AcceptedDetail>))]
[JsonSerializable(typeof(ImmutableArray<RuleComment>))]
[JsonSerializable(typeof(ImmutableArray<AcceptedFigure>))]
[JsonSerializable(typeof(ImmutableArray<Attachment>))]
[JsonSerializable(typeof(ImmutableArray<Contributor>))]
[JsonSerializable(typeof(ImmutableArray<AbsentReport>))]
[JsonSerializable(typeof(ImmutableArray<AverageParts>))]
[JsonSerializable(typeof(ImmutableArray<MarkedCell>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class ReportJson : JsonSerializerContext;
