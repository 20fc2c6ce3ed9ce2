using Reporting.Domain.Accounts;
using Reporting.Domain.Approvals;
using Reporting.Domain.Calendars;
using Reporting.Domain.Catalogues;
using Reporting.Domain.Certificates;
using Reporting.Domain.Complaints;
using Reporting.Domain.FocalPersons;
using Reporting.Domain.Inbox;
using Reporting.Domain.Incidents;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.Indicators;
using Reporting.Domain.Notices;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Publications;
using Reporting.Domain.Redactions;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reminders;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Domain.Usage;
using Reporting.EventStore;

namespace Reporting.Write;

/// <summary>Every kind of stream, with its state, its events and how they are stored.</summary>
public sealed class Streams(PostgresEventStore store)
{
    public DeciderStream<UnitRegister, UnitEvent> Units { get; } = new(
        store, "unit-register", UnitRegister.Initial, (state, happened, _) => UnitRegister.Evolve(state, happened),
        happened => Stored(UnitEventCodec.Encode(happened)), (name, json) => UnitEventCodec.Decode(name, json.Span));

    public DeciderStream<Indicator, IndicatorEvent> Indicators { get; } = new(
        store, "indicator", Indicator.Initial, (state, happened, _) => Indicator.Evolve(state, happened),
        happened => Stored(IndicatorEventCodec.Encode(happened)), (name, json) =>
            IndicatorEventCodec.Decode(name, json.Span));

    public DeciderStream<IndicatorConcept, IndicatorEvent> IndicatorConcepts { get; } = new(
        store, "indicator-concept", IndicatorConcept.Initial, (state, happened, _) =>
            IndicatorConcept.Evolve(state, happened),
        happened => Stored(IndicatorEventCodec.Encode(happened)), (name, json) =>
            IndicatorEventCodec.Decode(name, json.Span));

    public DeciderStream<IndicatorSet, IndicatorSetEvent> IndicatorSets { get; } = new(
        store, "indicator-set", IndicatorSet.Initial, (state, happened, _) => IndicatorSet.Evolve(state, happened),
        happened => Stored(IndicatorSetEventCodec.Encode(happened)), (name, json) =>
            IndicatorSetEventCodec.Decode(name, json.Span));

    public DeciderStream<CatalogueDecision, CatalogueEvent> CatalogueDecisions { get; } = new(
        store, "catalogue-decision", CatalogueDecision.Initial, (state, happened, _) =>
            CatalogueDecision.Evolve(state, happened),
        happened => Stored(CatalogueEventCodec.Encode(happened)), (name, json) =>
            CatalogueEventCodec.Decode(name, json.Span));

    public DeciderStream<UnitFocalPersons, FocalPersonEvent> FocalPersons { get; } = new(
        store, "focal-persons", UnitFocalPersons.Initial, (state, happened, _) =>
            UnitFocalPersons.Evolve(state, happened),
        happened => Stored(FocalPersonEventCodec.Encode(happened)), (name, json) =>
            FocalPersonEventCodec.Decode(name, json.Span));

    public DeciderStream<Template, TemplateEvent> Templates { get; } = new(
        store, "template", Template.Initial, (state, happened, _) => Template.Evolve(state, happened),
        happened => Stored(TemplateEventCodec.Encode(happened)), (name, json) =>
            TemplateEventCodec.Decode(name, json.Span));

    public DeciderStream<Regime, RegimeEvent> Regimes { get; } = new(
        store, "regime", Regime.Initial, Regime.Evolve,
        happened => Stored(RegimeEventCodec.Encode(happened)), (name, json) =>
            RegimeEventCodec.Decode(name, json.Span));

    public DeciderStream<Account, AccountEvent> Accounts { get; } = new(
        store, "account", Account.Initial, (state, happened, _) => Account.Evolve(state, happened),
        happened => Stored(AccountEventCodec.Encode(happened)), (name, json) =>
            AccountEventCodec.Decode(name, json.Span),
        new StreamGap<Account, AccountEvent>((state, type, _) => RedactedAccount.Evolve(state, type), (_, _) => null));

    public DeciderStream<AccountRequest, AccountRequestEvent> AccountRequests { get; } = new(
        store, "account-request", AccountRequest.Initial, (state, happened, _) =>
            AccountRequest.Evolve(state, happened),
        happened => Stored(AccountRequestEventCodec.Encode(happened)), (name, json) =>
            AccountRequestEventCodec.Decode(name, json.Span));

    public DeciderStream<Identity, IdentityEvent> Identities { get; } = new(
        store, "identity", Identity.Initial, (state, happened, _) => Identity.Evolve(state, happened),
        happened => Stored(IdentityEventCodec.Encode(happened)), (name, json) =>
            IdentityEventCodec.Decode(name, json.Span));

    public DeciderStream<Report, ReportEvent> Reports { get; } = new(
        store, "report", Report.Initial, Report.Evolve,
        happened => Stored(ReportEventCodec.Encode(happened)), (name, json) =>
            ReportEventCodec.Decode(name, json.Span),
        new StreamGap<Report, ReportEvent>(RedactedReport.Evolve, RedactedReport.Refusal));

    public DeciderStream<HolidayCalendar, CalendarEvent> Calendars { get; } = new(
        store, "calendar", HolidayCalendar.Initial, HolidayCalendar.Evolve,
        happened => Stored(CalendarEventCodec.Encode(happened)), (name, json) =>
            CalendarEventCodec.Decode(name, json.Span));

    public DeciderStream<Notice, NoticeEvent> Notices { get; } = new(
        store, "notice", Notice.Initial, (state, happened, _) => Notice.Evolve(state, happened),
        happened => Stored(NoticeEventCodec.Encode(happened)), (name, json) => NoticeEventCodec.Decode(name, json.Span));

    public DeciderStream<Incident, IncidentEvent> Incidents { get; } = new(
        store, "incident", Incident.Initial, (state, happened, _) => Incident.Evolve(state, happened),
        happened => Stored(IncidentEventCodec.Encode(happened)), (name, json) =>
            IncidentEventCodec.Decode(name, json.Span));

    public DeciderStream<ReminderLog, ReminderEvent> Reminders { get; } = new(
        store, "reminders", ReminderLog.Initial, ReminderLog.Evolve,
        happened => Stored(ReminderEventCodec.Encode(happened)), (name, json) =>
            ReminderEventCodec.Decode(name, json.Span));

    public DeciderStream<ReadMessages, InboxEvent> Inboxes { get; } = new(
        store, "inbox", ReadMessages.Initial, (state, happened, _) => ReadMessages.Evolve(state, happened),
        happened => Stored(InboxEventCodec.Encode(happened)), (name, json) => InboxEventCodec.Decode(name, json.Span));

    public DeciderStream<Redaction, RedactionEvent> Redactions { get; } = new(
        store, "redaction", Redaction.Initial, (state, happened, _) => Redaction.Evolve(state, happened),
        happened => Stored(RedactionEventCodec.Encode(happened)), (name, json) =>
            RedactionEventCodec.Decode(name, json.Span));

    public DeciderStream<ApprovalRules, ApprovalEvent> ApprovalRules { get; } = new(
        store, "approval-rules", Domain.Approvals.ApprovalRules.Initial, (state, happened, _) =>
            Domain.Approvals.ApprovalRules.Evolve(state, happened),
        happened => Stored(ApprovalEventCodec.Encode(happened)), (name, json) =>
            ApprovalEventCodec.Decode(name, json.Span));

    public DeciderStream<SigningCertificate, CertificateEvent> Certificates { get; } = new(
        store, "certificate", SigningCertificate.Initial, SigningCertificate.Evolve,
        happened => Stored(CertificateEventCodec.Encode(happened)), (name, json) =>
            CertificateEventCodec.Decode(name, json.Span),
        new StreamGap<SigningCertificate, CertificateEvent>(RedactedCertificate.Evolve, (_, _) => null));

    public DeciderStream<UsageReport, UsageEvent> UsageReports { get; } = new(
        store, "usage-report", UsageReport.Initial, (state, happened, _) => UsageReport.Evolve(state, happened),
        happened => Stored(UsageEventCodec.Encode(happened)), (name, json) => UsageEventCodec.Decode(name, json.Span));

    public DeciderStream<Publication, PublicationEvent> Publications { get; } = new(
        store, "publication", Publication.Initial, (state, happened, _) => Publication.Evolve(state, happened),
        happened => Stored(PublicationEventCodec.Encode(happened)), (name, json) =>
            PublicationEventCodec.Decode(name, json.Span));

    public DeciderStream<Complaint, ComplaintEvent> Complaints { get; } = new(
        store, "complaint", Complaint.Initial, (state, happened, _) => Complaint.Evolve(state, happened),
        happened => Stored(ComplaintEventCodec.Encode(happened)), (name, json) =>
            ComplaintEventCodec.Decode(name, json.Span));

    private static EventToAppend Stored((string Name, string ClrType, byte[] Json) happened) =>
        new(happened.Name, happened.ClrType, happened.Json);
}
