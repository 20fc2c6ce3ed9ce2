using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.Indicators;

/// <summary>An indicator's version as a client writes it.</summary>
/// <param name="Version">1 when it is left out.</param>
/// <param name="Formula">Numerator, denominator and factor.</param>
/// <param name="ResponsibleUnit">The unit's code.</param>
public sealed record IndicatorBody(
    string Code, string Name, string UnitOfMeasure, OverUnits OverUnits, OverTime OverTime, int Decimals,
    string? NameVi = null, int? Version = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
    string? LegalBasis = null, string? Definition = null, string? Method = null, string? Weight = null,
    IndicatorBody.FormulaBody? Formula = null, IndicatorBody.DisaggregationBody[]? Disaggregations = null,
    string? ResponsibleUnit = null, PeriodKind? PeriodKind = null,
    OutlierRule? Outlier = null)
{
    public sealed record FormulaBody(string Numerator, string Denominator, decimal Factor = 1);

    public sealed record DisaggregationBody(string Code, string Name, string[] Parts);

    /// <summary>Decides and stores what to do with the wish, for whoever administers a root; the concept is taken for the
    /// code before (B6).</summary>
    internal async Task<Outcome> Execute(
        CommandCall call, Streams streams,
        Func<IndicatorWish, IReadOnlyDictionary<string, Indicator>, Indicator, Decision<IndicatorEvent>> decide,
        CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (!call.Account.AdministersRoot(units))
            return new Outcome.Forbidden();
        var (unit, unknown) = CatalogueRoute.Unit(ResponsibleUnit, units);
        if (unknown is not null)
            return unknown;
        var wish = Wish(unit);
        var others = await call.Catalogue.Indicators(wish.Others, ct);
        // A wish that is refused takes no concept.
        var state = await call.Catalogue.Indicator(Code, ct);
        if (decide(wish, others, state) is Decision<IndicatorEvent>.Decided)
        {
            var measure = Domain.Measures.UnitsOfMeasure.Find(UnitOfMeasure)!;
            var taken = await streams.IndicatorConcepts.Execute(
                IndicatorConcept.StreamIdOf(IndicatorConcept.Of(Name, NameVi, measure)), call.Context.Part("name"),
                concept => DefineIndicator.Take(wish, call.By, concept), ct);
            if (taken is not Outcome.Done)
                return taken;
        }
        return await streams.Indicators.Execute(
            Indicator.StreamIdOf(Code), call.Context, now => decide(wish, others, now), ct);
    }

    private IndicatorWish Wish(OrgUnit? unit) => new(
        Code, Name, NameVi, UnitOfMeasure, OverUnits, OverTime, Decimals)
    {
        Version = Version,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        LegalBasis = LegalBasis,
        Definition = Definition,
        Method = Method,
        Weight = Weight,
        Formula = Formula is null ? null
            : new IndicatorFormula(Formula.Numerator, Formula.Denominator, Formula.Factor),
        Disaggregations = Disaggregations?.Select(one =>
            new Disaggregation(one.Code, one.Name, one.Parts.ToEquatableArray())).ToEquatableArray(),
        ResponsibleUnit = unit?.UnitId,
        PeriodKind = PeriodKind,
        Outlier = Outlier,
    };
}
