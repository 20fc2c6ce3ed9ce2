using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Packages;

/// <summary>GET /api/packages/dead: what the document-management system did not take, for the operator. POST
/// /api/packages/{id}/retry: it is tried again.</summary>
public static class PackageRoutes
{
    private const int CountMax = 500;

    /// <param name="Packages">The newest first.</param>
    public sealed record DeadPackages(IReadOnlyList<WaitingPackage> Packages);

    public static void Map(IEndpointRouteBuilder app)
    {
        var packages = app.MapGroup("/api/packages");
        packages.MapGet("/dead", Dead).WithName("DeadPackages").Produces<DeadPackages>()
            .ProducesProblem(StatusCodes.Status403Forbidden);
        packages.MapPost("/{id:guid}/retry", Retry).WithName("RetryPackage").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task Dead(
        HttpContext http, PackageOutbox outbox, Streams streams, BusinessDay day, Profile profile, CancellationToken ct)
    {
        if (await IsOperator(http, streams, day, profile, ct))
            await Answer.Json(http, new DeadPackages(await outbox.Dead(CountMax, ct)));
    }

    private static async Task Retry(
        Guid id, HttpContext http, PackageOutbox outbox, Streams streams, BusinessDay day, Profile profile,
        CancellationToken ct)
    {
        if (!await IsOperator(http, streams, day, profile, ct))
            return;
        if (await outbox.Revive(id, ct))
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Problem.Write(http, StatusCodes.Status404NotFound, RequestRefusals.NotFound());
    }

    private static async Task<bool> IsOperator(
        HttpContext http, Streams streams, BusinessDay day, Profile profile, CancellationToken ct)
    {
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(day.Of(null));
        if (CurrentAccount.Of(http).State.Operates(profile, units))
            return true;
        await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
        return false;
    }
}
