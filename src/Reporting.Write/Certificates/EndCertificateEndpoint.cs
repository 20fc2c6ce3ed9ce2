using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Certificates;
using Reporting.Write.Http;

namespace Reporting.Write.Certificates;

/// <summary>POST /api/certificates/{id}/end, by an administrator, or by the person whose certificate it is.</summary>
public static class EndCertificateEndpoint
{
    public sealed record Body(string Reason);

    public static void Map(IEndpointRouteBuilder certificates) =>
        certificates.MapPost("/{id:guid}/end", Handle).IsCommand<Body>(nameof(EndCertificate));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, BusinessDay day, CancellationToken ct) =>
        commands.Run(http, new Route<Body>((body, call) => End(id, body, call, streams, day, ct), (_, _) => id), ct);

    private static async Task<Outcome> End(
        Guid id, Body body, CommandCall call, Streams streams, BusinessDay day, CancellationToken ct)
    {
        if ((await call.Catalogue.Certificate(id, ct)).Newest?.Bound is not { } bound)
            return new Outcome.Unknown(CertificateRefusals.Unknown());
        if (bound.Account != call.By
            && !await CertificateHolders.Administers(call, bound.Account, bound.Unit, await call.Catalogue.Units(ct), ct))
            return new Outcome.Forbidden();
        var command = new EndCertificate(id, day.Clock.GetUtcNow(), body.Reason, call.By);
        return await streams.Certificates.Execute(id, call.Context, state => EndCertificate.Decide(command, state), ct);
    }
}
