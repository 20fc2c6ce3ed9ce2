using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.Indicators;

/// <summary>GET /api/indicators/{code}: all versions of an indicator as its own stream has them now, each as a draft would
/// send it. For every account.</summary>
public static class IndicatorResource
{
    /// <param name="Versions">By number.</param>
    public sealed record Resource(string Code, DateOnly? AbolishedFrom, IReadOnlyList<Version> Versions);

    /// <param name="State">draft, trial or official.</param>
    /// <param name="Notice">The letter that told the units.</param>
    public sealed record Version(
        int Number, string State, DateOnly? TrialLastDay, string? Notice, IndicatorBody Definition);

    public static void Map(IEndpointRouteBuilder indicators) => indicators.MapGet("/{code}", Handle)
        .WithName("Indicator").Produces<Resource>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(
        string code, HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var catalogue = new Catalogue(streams, day, fresh: true);
        var indicator = await catalogue.Indicator(code, ct);
        if (indicator.Versions.Length + indicator.Drafts.Length == 0)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, IndicatorRefusals.Unknown([code]));
            return;
        }
        var units = await catalogue.Units(ct);
        await Answer.Json(http, new Resource(code, indicator.AbolishedFrom,
        [
            .. indicator.Versions.Select(one => Of(one, "official", null, units))
                .Concat(indicator.Drafts.Select(draft => Of(
                    draft.Definition, draft.TrialLastDay is null ? "draft" : "trial", draft.TrialLastDay, units)))
                .OrderBy(one => one.Number),
        ]));
    }

    private static Version Of(IndicatorDefined one, string state, DateOnly? trialLastDay, UnitRegister units) => new(
        one.Version ?? 1, state, trialLastDay, one.Notice, new IndicatorBody(
            one.Code, one.Name, one.UnitOfMeasure, one.OverUnits, one.OverTime, one.Decimals, one.NameVi, one.Version ?? 1,
            one.ValidFrom, one.ValidTo, one.LegalBasis, one.Definition, one.Method, one.Weight,
            one.Formula is { } formula
                ? new IndicatorBody.FormulaBody(formula.Numerator, formula.Denominator, formula.Factor) : null,
            one.Disaggregations is { } parts
                ? [.. parts.Select(part => new IndicatorBody.DisaggregationBody(part.Code, part.Name, [.. part.Parts]))] : null,
            one.ResponsibleUnit is { } unit ? units.ById(unit)?.Code : null, one.PeriodKind, one.Outlier));
}
