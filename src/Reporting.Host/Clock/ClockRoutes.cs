using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Host.Reactions;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Clock;

/// <summary>POST /api/clock moves the business clock of a simulation, by whoever administers a root. There is no such
/// route on a store with real time.</summary>
public static class ClockRoutes
{
    public sealed record Body(DateTimeOffset Now);

    public static void Map(IEndpointRouteBuilder app, TimeProvider clock)
    {
        if (clock is SimulatedClock simulated)
            app.MapPost("/api/clock",
                (HttpContext http, Streams streams, Consequences consequences, ClockMark mark, CancellationToken ct) =>
                    Handle(http, simulated, streams, consequences, mark, ct))
                .WithName("MoveClock").Accepts<Body>("application/json").Produces<Body>()
                .ProducesProblem(StatusCodes.Status403Forbidden)
                    .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task Handle(
        HttpContext http, SimulatedClock clock, Streams streams, Consequences consequences, ClockMark mark,
        CancellationToken ct)
    {
        var body = WireJson.Read<Body>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State;
        if (!CurrentAccount.Of(http).State.AdministersRoot(units))
            await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
        else if (body.Now < clock.GetUtcNow())
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, ClockRefusals.Back(clock.GetUtcNow()));
        // What happened until now happened at the old time: everybody who reacts to it sees it before the clock moves.
        else if (!await consequences.Settle(ct))
        {
            http.Response.Headers.RetryAfter = "1";
            await Problem.Write(http, StatusCodes.Status503ServiceUnavailable, ClockRefusals.NotYet());
        }
        else
        {
            await mark.Move(body.Now, ct);
            clock.MoveTo(body.Now);
            // What is due at the new time happens at the new time, before anybody else acts at it.
            await consequences.Settle(ct);
            await Answer.Json(http, new Body(clock.GetUtcNow()));
        }
    }
}

/// <summary>Why the clock is not moved.</summary>
public static class ClockRefusals
{
    public static Refusal NotYet() => new(
        "clock.not-yet",
        "What follows from the past is still being done; move the clock again in a moment.",
        "Hệ thống đang xử lý các việc phát sinh trước đó; hãy chuyển đồng hồ lại sau giây lát.");

    public static Refusal Back(DateTimeOffset now) => new(
        "clock.back",
        $"The clock stands at {now:O} and does not go back.",
        $"Đồng hồ đang ở {now:O} và không thể lùi lại.", ["now"]);
}
