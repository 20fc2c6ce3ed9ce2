using Microsoft.AspNetCore.Routing;

namespace Reporting.Write.IndicatorSets;

/// <summary>The routes of indicator sets, one line each.</summary>
internal static class IndicatorSetRoutes
{
    public static void Map(RouteGroupBuilder routes)
    {
        DraftIndicatorSetEndpoint.Map(routes);
        StartIndicatorSetTrialEndpoint.Map(routes);
        MakeIndicatorSetOfficialEndpoint.Map(routes);
        AbolishIndicatorSetEndpoint.Map(routes);
    }
}
