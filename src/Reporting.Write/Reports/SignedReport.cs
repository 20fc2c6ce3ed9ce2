using Reporting.Domain.Reports;
using Reporting.EventStore;

namespace Reporting.Write.Reports;

/// <summary>A report as it was last signed, as far as that still counts.</summary>
/// <param name="Invalidated">Signatures on it that were found invalid later.</param>
internal sealed record SignedReport(Report Report, IReadOnlyList<SignatureInvalidated> Invalidated)
{
    /// <summary>What is signed and on its way or in force; while something newer is worked on, the version that is in
    /// force. Null when there is neither.</summary>
    public static async Task<SignedReport?> Find(PostgresEventStore store, Guid id, CancellationToken ct)
    {
        var (report, accepted, version) = (Report.Initial, (Report?)null, 0L);
        var invalidated = new List<SignatureInvalidated>();
        while (true)
        {
            var slice = await store.ReadStream(id, version, ct);
            if (slice.Events.Count == 0)
                break;
            foreach (var recorded in slice.Events)
            {
                var happened = ReportEventCodec.Decode(recorded.Type, recorded.Data.Span);
                report = Report.Evolve(report, happened, recorded.Timestamp);
                version = recorded.StreamVersion;
                if (happened is ReportAccepted)
                    accepted = report;
                else if (happened is SignatureInvalidated later)
                    invalidated.Add(later);
            }
        }
        var signed = report.State is ReportState.Signed or ReportState.Sent or ReportState.Accepted ? report
            : report.InForce is null ? null : accepted;
        return signed is null ? null : new SignedReport(signed, [.. invalidated.Where(i => i.Version == signed.Version)]);
    }
}
