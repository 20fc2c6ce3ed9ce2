using Microsoft.AspNetCore.Routing;
using Reporting.Write.Reminders;
using Reporting.Write.Signatures;

namespace Reporting.Write.Reports;

/// <summary>Everything that is done to reports.</summary>
public static class ReportRoutes
{
    public static void Map(IEndpointRouteBuilder reports)
    {
        ReportResource.Map(reports);
        AssignReportEndpoint.Map(reports);
        AssignPartEndpoint.Verb.Map(reports);
        CancelPartEndpoint.Verb.Map(reports);
        CancelAssignmentEndpoint.Verb.Map(reports);
        ExtendDeadlineEndpoint.Verb.Map(reports);
        RemindHolderEndpoint.Map(reports);
        EnterFiguresEndpoint.Verb.Map(reports);
        DeclareNilEndpoint.Verb.Map(reports);
        ReportCheckRoute.Map(reports);
        AttachFileEndpoint.Map(reports);
        RemoveFileEndpoint.Verb.Map(reports);
        AttachmentRoutes.Map(reports);
        WorkbookRoutes.Map(reports);
        DocumentRoutes.Map(reports);
        FigureImportRoute.Map(reports);
        AggregateReportEndpoint.Map(reports);
        AggregationRoute.Map(reports);
        BackFillReportEndpoint.Verb.Map(reports);
        ConfirmCheckEndpoint.Verb.Map(reports);
        SubmitReportEndpoint.Verb.Map(reports);
        RecallReportEndpoint.Verb.Map(reports);
        RejectReportEndpoint.Verb.Map(reports);
        RequestSignatureEndpoint.Verb.Map(reports);
        SigningRequestRoutes.Map(reports);
        SignReportEndpoint.Verb.Map(reports);
        SealReportEndpoint.Verb.Map(reports);
        SendReportEndpoint.Verb.Map(reports);
        DeliverReportEndpoint.Verb.Map(reports);
        ReviewSignatureEndpoint.Verb.Map(reports);
        AcceptReportEndpoint.Verb.Map(reports);
        ReturnReportEndpoint.Verb.Map(reports);
        DifferencesRoute.Map(reports);
        RequestCorrectionEndpoint.Verb.Map(reports);
        ApproveCorrectionEndpoint.Verb.Map(reports);
        DenyCorrectionEndpoint.Verb.Map(reports);
        WithdrawReportEndpoint.Verb.Map(reports);
    }
}
