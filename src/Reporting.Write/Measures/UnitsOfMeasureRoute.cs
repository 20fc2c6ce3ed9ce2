using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Measures;
using Reporting.Write.Http;

namespace Reporting.Write.Measures;

/// <summary>GET /api/units-of-measure: all units of measure, for every account.</summary>
public static class UnitsOfMeasureRoute
{
    /// <param name="Factor">How many of the quantity's base it is.</param>
    public sealed record Unit(string Code, string Quantity, string Factor, string NameVi, string NameEn);

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/units-of-measure", (Delegate)Handle)
        .WithName("ListUnitsOfMeasure").Produces<Unit[]>();

    private static Task Handle(HttpContext http) => Answer.Json(http, UnitsOfMeasure.All.Select(unit => new Unit(
        unit.Code, unit.Quantity, unit.Factor.ToString(System.Globalization.CultureInfo.InvariantCulture), unit.NameVi,
        unit.NameEn)).ToArray());
}
