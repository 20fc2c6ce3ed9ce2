using Reporting.GraphQL.Types;
using Reporting.Read.AccountRequests;
using Reporting.Read.Accounts;
using Reporting.Read.AggregatedReports;
using Reporting.Read.Aggregates;
using Reporting.Read.Approvals;
using Reporting.Read.AuditTrail;
using Reporting.Read.Catalogues;
using Reporting.Read.Certificates;
using Reporting.Read.Complaints;
using Reporting.Read.Compliance;
using Reporting.Read.Deadlines;
using Reporting.Read.Delegations;
using Reporting.Read.Figures;
using Reporting.Read.FocalPersons;
using Reporting.Read.Inbox;
using Reporting.Read.Incidents;
using Reporting.Read.IndicatorSets;
using Reporting.Read.Indicators;
using Reporting.Read.Notices;
using Reporting.Read.Outliers;
using Reporting.Read.Passports;
using Reporting.Read.Projections;
using Reporting.Read.Publications;
using Reporting.Read.Regimes;
using Reporting.Read.ReportStatus;
using Reporting.Read.Resubmissions;
using Reporting.Read.Signatures;
using Reporting.Read.Templates;
using Reporting.Read.Units;
using Reporting.Read.Usage;

namespace Reporting.Read;

/// <summary>The root fields, one line each: the read side's table of contents. A request brings a
/// <see cref="ReadSide"/> as
/// service and the caller's <see cref="Reading.ReadScope"/> as user.</summary>
public static class ReportingSchema
{
    private static readonly ObjectType Query = ObjectType.Root("Query", "What can be asked (truy vấn).", f =>
    [
        UnitTypes.Units(f),
        IndicatorTypes.Indicators(f),
        IndicatorVersionTypes.IndicatorVersions(f),
        IndicatorSetTypes.IndicatorSets(f),
        CatalogueTypes.CatalogueNotices(f),
        CatalogueTypes.CatalogueDecisions(f),
        FocalPersonTypes.FocalPersons(f),
        TemplateTypes.Templates(f),
        RegimeTypes.Regimes(f),
        AccountTypes.Accounts(f),
        AccountRequestTypes.AccountRequests(f),
        DelegationTypes.Delegations(f),
        ReportTypes.Reports(f),
        AggregatedReportTypes.AggregatedReports(f),
        ResubmissionTypes.Resubmission(f),
        SignatureTypes.Signatures(f),
        CertificateTypes.Certificates(f),
        ApprovalRuleTypes.ApprovalRules(f),
        FigureTypes.Figures(f),
        FigureTypes.FigureHistory(f),
        PassportTypes.Passport(f),
        ContributionTypes.Contributions(f),
        OutlierTypes.Outliers(f),
        AggregateTypes.Aggregates(f),
        LatenessTypes.Lateness(f),
        StatusMatrixTypes.StatusMatrix(f),
        ComplianceTypes.Compliance(f),
        ComplianceTypes.CompliancePoints(f),
        UsageTypes.UsageReports(f),
        PublicationTypes.Publications(f),
        ComplaintTypes.Complaints(f),
        InboxTypes.Inbox(f),
        NoticesQuery.Notices(f),
        IncidentsQuery.Incidents(f),
        AuditTrailTypes.AuditTrail(f),
        ProjectionTypes.Projections(f),
        ProjectionTypes.Position(f),
    ]);

    private static readonly ObjectType Subscription = ObjectType.Root("Subscription",
        "What can be followed (theo dõi).", f =>
    [
        AggregateTypes.AggregatesChanged(f),
        ProjectionTypes.PositionAdvanced(f),
    ]);

    public static Schema Make() => Schema.Of(
        Query, subscription: Subscription,
        description:
            "Reports of Vietnamese local government: what was reported and accepted, and what was known when (báo " +
            "cáo của chính quyền địa phương).");
}
