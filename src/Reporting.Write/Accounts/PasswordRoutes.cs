using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>GET /api/passwords/suggestion: a random password that the rules take for the one who asks.</summary>
public static class PasswordRoutes
{
    public sealed record Suggestion(string Password);

    public static void Map(IEndpointRouteBuilder passwords) => passwords.MapGet("/suggestion", Suggest)
        .WithName("SuggestPassword").Produces<Suggestion>().WithMetadata(new OpenToRestricted());

    private static async Task Suggest(HttpContext http, PasswordChange change, Streams streams, CancellationToken ct)
    {
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State;
        var holder = await change.Holder(CurrentAccount.Of(http).State, units, ct);
        http.Response.Headers.CacheControl = "no-store";
        await Answer.Json(http, new Suggestion(Passwords.Suggest(holder)));
    }
}
