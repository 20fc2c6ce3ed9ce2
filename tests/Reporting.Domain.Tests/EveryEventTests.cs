using System.Diagnostics;
using Reporting.Domain.Accounts;
using Reporting.Domain.Catalogues;
using Reporting.Domain.FocalPersons;
using Reporting.Domain.Indicators;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.Operations;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Domain.Tests.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests;

/// <summary>No event type is forgotten in Evolve, and no Evolve passes over what cannot have happened.</summary>
public sealed class EveryEventTests : ReportSpec
{
    /// <summary>A report that went through everything.</summary>
    private static readonly ReportEvent[] LongLife =
    [
        .. ToSubmitted, new ReportRejected(July, 1, "Sai", Chi), Submitted, SignedByChi, Sent,
        new ReportRecalled(July, 1, Binh), Submitted, SignedByChi, Sent, Returned, Entry(2, Binh, ("cost", 1)),
        Submitted with { Version = 2 }, SignedByChi with { Version = 2 }, Sent with { Version = 2 },
        Accepted with { Version = 2 }, Requested with { Version = 2 },
        new CorrectionDenied(July, 2, "Không", Dung), Requested with { Version = 2 }, Approved with { Version = 3 },
        Withdrawn with { Version = 3 },
    ];

    [Fact]
    public void Every_event_type_is_handled_by_Evolve()
    {
        AccountEvent[] grant =
            [new AccountRegistered(Ana, "lan", "Lan", [], Ana), new AccountRolesGranted(Ana, [], Ana)];
        UnitEvent[] move =
            [ProvinceRegistered, HealthRegistered, XuanRegistered, new UnitMoved(Xuan, Province, Founded, "x", Ana)];
        var handled = Handled(UnitRegister.Initial, UnitRegister.Evolve, move)
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
            .Concat(Handled<Regime, RegimeEvent>(Regime.Initial, Regime.Evolve, [Monthly]))
            .Concat(Handled(Account.Initial, Account.Evolve, grant))
            .Concat(Handled(Report.Initial, (state, e) => Report.Evolve(state, e, Noon), LongLife));
        // Operations are noted for projections and decide nothing, so there is no state that they evolve.
        var expected = EventGoldenTests.EventTypes().Where(t => t.BaseType != typeof(OperationEvent));
        Assert.Equal(expected.Select(t => t.Name).Order(), handled.Select(t => t.Name).Distinct().Order());
    }

    [Fact]
    public void An_event_that_cannot_have_happened_stops_the_fold()
    {
        Assert.Throws<UnreachableException>(() => Indicator.Evolve(new Indicator(Cost), Cost));
        Assert.Throws<UnreachableException>(() => Regime.Evolve(new Regime(Monthly), Monthly));
        Assert.Throws<UnreachableException>(() =>
            Account.Evolve(Account.Initial, new AccountRolesGranted(Ana, [], Ana)));
        Assert.Throws<UnreachableException>(
            () => Template.Evolve(Template.Evolve(Template.Initial, MalariaPublished), MalariaPublished));
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
