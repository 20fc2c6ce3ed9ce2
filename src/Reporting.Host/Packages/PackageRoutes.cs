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
        packages.MapGet("/dead", Dead).WithName("DeadPackages").Produces<DeadPackages>().ForOperators();
        packages.MapPost("/{id:guid}/retry", Retry).WithName("RetryPackage").Produces(StatusCodes.Status204NoContent)
            .ForOperators().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task Dead(HttpContext http, PackageOutbox outbox, CancellationToken ct) =>
        await Answer.Json(http, new DeadPackages(await outbox.Dead(CountMax, ct)));

    private static async Task Retry(Guid id, HttpContext http, PackageOutbox outbox, CancellationToken ct)
    {
        if (await outbox.Revive(id, ct))
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Problem.Write(http, StatusCodes.Status404NotFound, RequestRefusals.NotFound());
    }
}
