using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A file is not attached any longer. Its bytes stay where they are: earlier versions may have them.</summary>
public sealed record RemoveFile(ReportId ReportId, int Number, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(RemoveFile command, Report state)
    {
        if (state.State == ReportState.NotAssigned)
            return Refuse(ReportRefusals.NotAssigned());
        if (command.Number < 1 || command.Number > state.LastAttachment)
            return Refuse(EntryRefusals.AttachmentUnknown(command.Number));
        return state.Attachments.All(a => a.Number != command.Number) ? Emit()
            : !state.IsInEntry ? Refuse(EntryRefusals.AttachmentsClosed(state.State))
            : Emit(new FileRemoved(command.ReportId, state.EntryVersion, command.Number, command.By));
    }
}
