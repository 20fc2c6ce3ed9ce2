using Reporting.Read.AccountRequests;
using Reporting.Read.Accounts;
using Reporting.Read.AggregatedReports;
using Reporting.Read.Approvals;
using Reporting.Read.AuditTrail;
using Reporting.Read.Catalogues;
using Reporting.Read.Certificates;
using Reporting.Read.Complaints;
using Reporting.Read.Compliance;
using Reporting.Read.Deadlines;
using Reporting.Read.Entries;
using Reporting.Read.Figures;
using Reporting.Read.FocalPersons;
using Reporting.Read.Inbox;
using Reporting.Read.Incidents;
using Reporting.Read.IndicatorSets;
using Reporting.Read.Indicators;
using Reporting.Read.Notices;
using Reporting.Read.Projections;
using Reporting.Read.Publications;
using Reporting.Read.Regimes;
using Reporting.Read.ReportStatus;
using Reporting.Read.Signatures;
using Reporting.Read.Submissions;
using Reporting.Read.Templates;
using Reporting.Read.Units;
using Reporting.Read.Usage;

namespace Reporting.Read;

/// <summary>All read models.</summary>
public static class ReadModels
{
    public static readonly IReadOnlyList<Projection> All =
    [
        UnitsProjection.Projection,
        IndicatorsProjection.Projection,
        TemplatesProjection.Projection,
        RegimesProjection.Projection,
        AccountsProjection.Projection,
        AccountRequestsProjection.Projection,
        FiguresProjection.Projection,
        ReportStatusProjection.Projection,
        SubmissionsProjection.Projection,
        DeadlinesProjection.Projection,
        ReportActsProjection.Projection,
        UsageProjection.Projection,
        PublicationsProjection.Projection,
        ComplaintsProjection.Projection,
        InboxProjection.Projection,
        NoticesProjection.Projection,
        IncidentsProjection.Projection,
        OpeningsProjection.Projection,
        AuditTrailProjection.Projection,
        IndicatorSetsProjection.Projection,
        CatalogueProjection.Projection,
        FocalPersonsProjection.Projection,
        EntriesProjection.Projection,
        ApprovalRulesProjection.Projection,
        CertificatesProjection.Projection,
        SignaturesProjection.Projection,
        AggregatedReportsProjection.Projection,
    ];
}
