using Reporting.Domain.Reports;
using Reporting.EventStore;

namespace Reporting.Write.Reports;

/// <summary>A report as it was after each event of its stream.</summary>
public static class ReportFold
{
    /// <returns>The report with the event, and what happened; null where its body was destroyed.</returns>
    public static (Report Report, ReportEvent? Happened) Add(Report report, RecordedEvent recorded)
    {
        if (recorded.IsRedacted)
            return (RedactedReport.Evolve(report, recorded.Type, recorded.Timestamp), null);
        var happened = ReportEventCodec.Decode(recorded.Type, recorded.Data.Span);
        return (Report.Evolve(report, happened, recorded.Timestamp), happened);
    }
}
