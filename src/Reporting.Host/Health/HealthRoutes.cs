using Npgsql;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Host.Health;

/// <summary>GET /health/live: the process answers. GET /health/ready: it can do its work; the answer says what is missing.</summary>
public static class HealthRoutes
{
    /// <param name="Database">Whether the database answers, with its migrations done (the host does not start without them).</param>
    /// <param name="Position">The newest position.</param>
    public sealed record Readiness(bool Ready, bool Database, long? Position);

    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Text("live")).WithName("Live");
        health.MapGet("/ready", Ready).WithName("Ready").Produces<Readiness>()
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task Ready(HttpContext http, PostgresEventStore store, CancellationToken ct)
    {
        var head = await Head(store, ct);
        var readiness = new Readiness(head is not null, head is not null, head);
        await Answer.Json(
            http, readiness, readiness.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<long?> Head(PostgresEventStore store, CancellationToken ct)
    {
        try
        {
            return await store.Head(ct);
        }
        catch (Exception e) when (e is NpgsqlException or EventStoreUnavailableException)
        {
            return null;
        }
    }
}
