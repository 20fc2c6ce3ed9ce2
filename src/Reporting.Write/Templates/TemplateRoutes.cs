using Microsoft.AspNetCore.Routing;

namespace Reporting.Write.Templates;

/// <summary>The routes of templates, one line each.</summary>
internal static class TemplateRoutes
{
    public static void Map(RouteGroupBuilder routes)
    {
        PublishTemplateVersionEndpoint.Map(routes);
        DraftTemplateVersionEndpoint.Map(routes);
        StartTemplateTrialEndpoint.Map(routes);
        MakeTemplateOfficialEndpoint.Map(routes);
        ShareTemplateEndpoint.Map(routes);
        AbolishTemplateEndpoint.Map(routes);
        TemplateResource.Map(routes);
        TemplateCheckRoute.Map(routes);
    }
}
