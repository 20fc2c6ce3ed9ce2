using Microsoft.AspNetCore.Routing;

namespace Reporting.Write.Indicators;

/// <summary>The routes of indicators, one line each.</summary>
internal static class IndicatorRoutes
{
    public static void Map(RouteGroupBuilder routes)
    {
        DefineIndicatorEndpoint.Map(routes);
        DraftIndicatorEndpoint.Map(routes);
        StartIndicatorTrialEndpoint.Map(routes);
        MakeIndicatorOfficialEndpoint.Map(routes);
        AbolishIndicatorEndpoint.Map(routes);
        IndicatorResource.Map(routes);
    }
}
