using Reporting.Domain.Reports;
using Reporting.EventStore;

namespace Reporting.Write.Reports;

/// <summary>A report as it was last signed, as far as that still counts.</summary>
/// <param name="Invalidated">Signatures on it that were found invalid later.</param>
/// <param name="Recorded">The event that brought it this far: signed, sealed, sent or accepted.</param>
internal sealed record SignedReport(
    Report Report, IReadOnlyList<SignatureInvalidated> Invalidated, RecordedEvent Recorded)
{
    /// <summary>What is signed and on its way or in force; while something newer is worked on, the version that is in
    /// force. Null when there is neither.</summary>
    public static async Task<SignedReport?> Find(PostgresEventStore store, Guid id, CancellationToken ct)
    {
        var (report, accepted, version) = (Report.Initial, ((Report Report, RecordedEvent At)?)null, 0L);
        RecordedEvent? newest = null;
        var invalidated = new List<SignatureInvalidated>();
        while (true)
        {
            var slice = await store.ReadStream(id, version, ct);
            if (slice.Events.Count == 0)
                break;
            foreach (var recorded in slice.Events)
            {
                version = recorded.StreamVersion;
                (report, var happened) = ReportFold.Add(report, recorded);
                if (happened is ReportSigned or ReportSealed or ReportSent or ReportAccepted)
                    newest = recorded;
                if (happened is ReportAccepted)
                    accepted = (report, recorded);
                else if (happened is SignatureInvalidated later)
                    invalidated.Add(later);
            }
        }
        var signed = report.Gap is not (ReportGap.Torn or ReportGap.Closed)
            && report.State is ReportState.Signed or ReportState.Sent or ReportState.Accepted ? (report, newest!)
            : report.InForce is null ? null : accepted;
        return signed is not var (found, at) ? null
            : new SignedReport(found, [.. invalidated.Where(i => i.Version == found.Version)], at);
    }
}
