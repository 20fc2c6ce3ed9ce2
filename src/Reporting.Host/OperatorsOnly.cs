using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host;

/// <summary>Routes about the system itself: whoever does not operate it is answered 403.</summary>
internal static class OperatorsOnly
{
    public static RouteHandlerBuilder ForOperators(this RouteHandlerBuilder route) =>
        route.AddEndpointFilter(Filter).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        var units = await services.GetRequiredService<Streams>().Units.Recent(UnitRegister.StreamId, ct);
        var today = services.GetRequiredService<BusinessDay>().Of(null);
        if (CurrentAccount.Of(http).State.Operates(services.GetRequiredService<Profile>(), units.State.At(today)))
            return await next(context);
        await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
        return Results.Empty;
    }
}
