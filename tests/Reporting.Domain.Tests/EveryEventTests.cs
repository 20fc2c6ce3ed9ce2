using System.Diagnostics;
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
using Reporting.Domain.Operations;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Publications;
using Reporting.Domain.Redactions;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reminders;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Domain.Usage;
using Reporting.Domain.Tests.OrgUnits;
using Reporting.Domain.Tests.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests;

/// <summary>No event type is forgotten in Evolve, and no Evolve passes over what cannot have happened.</summary>
public sealed class EveryEventTests : ReportSpec
{
    /// <summary>A report that went through everything.</summary>
    private static readonly ReportEvent[] LongLife =
    [
        Assigned, Entered, new FileAttached(July, 1, 1, "a.pdf", "application/pdf", 1, Hash, null, Binh),
        new FileRemoved(July, 1, 1, Binh), Submitted, new ReportRejected(July, 1, "Sai", Chi), Submitted, SignedByChi, Sent,
        new ReportRecalled(July, 1, Binh), Submitted, SignedByChi, Sent, Returned, Entry(2, Binh, ("cost", 1)),
        Submitted with { Version = 2 }, SignedByChi with { Version = 2 }, Sent with { Version = 2 },
        Accepted with { Version = 2 }, Requested with { Version = 2 },
        new CorrectionDenied(July, 2, "Không", Dung), Requested with { Version = 2 }, Approved with { Version = 3 },
        Withdrawn with { Version = 3 },
    ];

    private static readonly PeriodOpened JulyOpened =
        new("malaria-monthly", "2026-07", 1, 1, Noon, CalendarVersion: 0, Ana);

    /// <summary>A report that was extended, assigned on, and taken back.</summary>
    private static readonly ReportEvent[] GivenAway =
    [
        Assigned, new DeadlineMoved(July, Noon, DeadlineCause.Extension, "x", null, Ana),
        new PartAssigned(July, 1, null, Thu, null, null, Noon, null, Ana),
        new PartDeadlineMoved(July, 1, Thu, null, Noon, DeadlineCause.Outage, "x", 1, Ana), new PartCancelled(July, 1, "x", Ana),
        new AssignmentCancelled(July, "x", Ana),
    ];

    /// <summary>A report that was made from others, back-filled, and overtaken.</summary>
    private static readonly ReportEvent[] Aggregated =
    [
        Assigned, new ReportBackFilled(July, 1, Noon, Guid.Empty, "1", null, Binh), Entered, Submitted, SignedByChi, Sent,
        Accepted, new ReportSuperseded(July, 1, 2), new AggregateOutdated(July, 1, July, 2),
    ];

    /// <summary>A report that was checked, came unsigned, was signed with a certificate, held, and sealed.</summary>
    private static readonly ReportEvent[] SignedAndSealed =
    [
        .. ToEntry, new ReportChecked(July, 1, Hash, Dung), Submitted, new ReportReturnedUnsigned(July, 1, Ana),
        SigningSamples.Asked with { ReportId = July }, SigningSamples.Held with { ReportId = July },
        new SignatureRefused(July, 1, SigningSamples.Asked.Request, Hash, [], Chi), SignedByChi,
        new ReportSealed(July, 1, Dung), Sent, SigningSamples.Invalidated with { ReportId = July },
    ];

    [Fact]
    public void Every_event_type_is_handled_by_Evolve()
    {
        AccountEvent[] grant =
            [new AccountRegistered(Ana, "lan", "Lan", [], Ana), .. EventSamples.OneOfEach.OfType<AccountEvent>()
                .Where(e => e is not AccountRegistered)];
        var handled = Handled(UnitRegister.Initial, UnitRegister.Evolve, UnitHistory.OfEveryKind)
            .Concat(Handled<Indicator, IndicatorEvent>(Indicator.Initial, Indicator.Evolve,
                [new IndicatorDrafted(Cost), new IndicatorTrialStarted("cost", 1, Founded, Ana), Cost,
                    new IndicatorAbolished("cost", Founded, "x", Ana)]))
            .Concat(Handled<IndicatorConcept, IndicatorEvent>(IndicatorConcept.Initial, IndicatorConcept.Evolve,
                [new IndicatorConceptTaken("x", "cost", Ana)]))
            .Concat(Handled<IndicatorSet, IndicatorSetEvent>(IndicatorSet.Initial, IndicatorSet.Evolve,
                [new IndicatorSetDrafted(EventSamples.SetDefined), new IndicatorSetTrialStarted("kt-xh", 1, Founded, Ana),
                    EventSamples.SetDefined, new IndicatorSetAbolished("kt-xh", Founded, "x", Ana)]))
            .Concat(Handled<CatalogueDecision, CatalogueEvent>(CatalogueDecision.Initial, CatalogueDecision.Evolve,
                [new CatalogueDecisionRecorded("x", Founded, Founded, "x", [], Ana)]))
            .Concat(Handled<UnitFocalPersons, FocalPersonEvent>(UnitFocalPersons.Initial, UnitFocalPersons.Evolve,
                [new FocalPersonsNamed(Xuan, Chi, [Binh], null, Ana)]))
            .Concat(Handled<Template, TemplateEvent>(Template.Initial, Template.Evolve,
                [new TemplateVersionDrafted(MalariaPublished), new TemplateTrialStarted("malaria", 1, Founded, Ana),
                    MalariaPublished, new TemplateShared("malaria", 1, Ana),
                    new TemplateAbolished("malaria", Founded, "x", Ana)]))
            .Concat(Handled<Regime, RegimeEvent>(Regime.Initial, (state, e) => Regime.Evolve(state, e, Noon),
                [Monthly, JulyOpened, new RegimeEnded("malaria-monthly", Founded, "Hết hiệu lực", Ana)]))
            .Concat(Handled<HolidayCalendar, CalendarEvent>(
                HolidayCalendar.Initial, (state, e) => HolidayCalendar.Evolve(state, e, Noon),
                [EventSamples.Holidays, EventSamples.Outage]))
            .Concat(Handled<Notice, NoticeEvent>(
                Notice.Initial, Notice.Evolve, [EventSamples.Announced, EventSamples.NoticeOff]))
            .Concat(Handled<Incident, IncidentEvent>(
                Incident.Initial, Incident.Evolve, [EventSamples.Raised, EventSamples.Answered]))
            .Concat(Handled<Redaction, RedactionEvent>(
                Redaction.Initial, Redaction.Evolve, [EventSamples.RedactionAsked, EventSamples.RedactionDone]))
            .Concat(Handled<ReminderLog, ReminderEvent>(
                ReminderLog.Initial, (state, e) => ReminderLog.Evolve(state, e, Noon), [EventSamples.Reminded]))
            .Concat(Handled<ReadMessages, InboxEvent>(
                ReadMessages.Initial, ReadMessages.Evolve, [EventSamples.Seen]))
            .Concat(Handled<UsageReport, UsageEvent>(UsageReport.Initial, UsageReport.Evolve, [LookingUpEvents.Usage]))
            .Concat(Handled<Publication, PublicationEvent>(Publication.Initial, Publication.Evolve,
                [LookingUpEvents.PublicationAsked, LookingUpEvents.Approved, LookingUpEvents.PublicationOff]))
            .Concat(Handled<Complaint, ComplaintEvent>(Complaint.Initial, Complaint.Evolve,
                [LookingUpEvents.Filed, LookingUpEvents.Escalated, LookingUpEvents.ComplaintReply]))
            .Concat(Handled(Account.Initial, Account.Evolve, grant))
            .Concat(Handled(AccountRequest.Initial, AccountRequest.Evolve,
                [.. EventSamples.OneOfEach.OfType<AccountRequestEvent>()]))
            .Concat(Handled(Identity.Initial, Identity.Evolve,
                [.. EventSamples.OneOfEach.OfType<IdentityEvent>(), EventSamples.OneOfEach.OfType<IdentityBound>().First()]))
            .Concat(Handled(Report.Initial, (state, e) => Report.Evolve(state, e, Noon), LongLife))
            .Concat(Handled(Report.Initial, (state, e) => Report.Evolve(state, e, Noon), SignedAndSealed))
            .Concat(Handled(Report.Initial, (state, e) => Report.Evolve(state, e, Noon), Aggregated))
            .Concat(Handled<ApprovalRules, ApprovalEvent>(
                ApprovalRules.Initial, ApprovalRules.Evolve, [SigningSamples.RuleIssued]))
            .Concat(Handled<SigningCertificate, CertificateEvent>(
                SigningCertificate.Initial, (state, e) => SigningCertificate.Evolve(state, e, Noon),
                [SigningSamples.Bound, SigningSamples.Confirmed, SigningSamples.Ended]))
            .Concat(Handled(Report.Initial, (state, e) => Report.Evolve(state, e, Noon), GivenAway));
        // Operations are noted for projections and decide nothing, so there is no state that they evolve.
        var expected = EventGoldenTests.EventTypes().Where(t => t.BaseType != typeof(OperationEvent));
        Assert.Equal(expected.Select(t => t.Name).Order(), handled.Select(t => t.Name).Distinct().Order());
    }

    [Fact]
    public void An_event_that_cannot_have_happened_stops_the_fold()
    {
        Assert.Throws<UnreachableException>(() => Indicator.Evolve(new Indicator(Cost), Cost));
        Assert.Throws<UnreachableException>(() => Regime.Evolve(new Regime(Monthly), Monthly, Noon));
        Assert.Throws<UnreachableException>(() =>
            HolidayCalendar.Evolve(HolidayCalendar.Initial, EventSamples.Outage, Noon));
        Assert.Throws<UnreachableException>(() => Notice.Evolve(Notice.Initial, EventSamples.NoticeOff));
        Assert.Throws<UnreachableException>(() => Publication.Evolve(Publication.Initial, LookingUpEvents.Approved));
        Assert.Throws<UnreachableException>(() => Complaint.Evolve(Complaint.Initial, LookingUpEvents.Escalated));
        Assert.Throws<UnreachableException>(() =>
            UsageReport.Evolve(new UsageReport(LookingUpEvents.Usage), LookingUpEvents.Usage));
        Assert.Throws<UnreachableException>(() => Incident.Evolve(Incident.Initial, EventSamples.Answered));
        Assert.Throws<UnreachableException>(() =>
            Account.Evolve(Account.Initial, new AccountRolesGranted(Ana, [], Ana)));
        Assert.Throws<UnreachableException>(
            () => Template.Evolve(Template.Evolve(Template.Initial, MalariaPublished), MalariaPublished));
        Assert.Throws<UnreachableException>(() =>
            SigningCertificate.Evolve(SigningCertificate.Initial, SigningSamples.Confirmed, Noon));
        Assert.Throws<UnreachableException>(() => Fold(Assigned, Submitted));
        Assert.Throws<UnreachableException>(() => Fold([.. ToAccepted, Withdrawn]));
    }

    private static List<Type> Handled<TState, TEvent>(
        TState initial, Func<TState, TEvent, TState> evolve, TEvent[] history) where TEvent : class
    {
        Assert.NotEqual(initial, history.Aggregate(initial, evolve));
        return [.. history.Select(e => e.GetType())];
    }
}
