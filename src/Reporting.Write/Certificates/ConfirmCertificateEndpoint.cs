using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Certificates;
using Reporting.Write.Http;

namespace Reporting.Write.Certificates;

/// <summary>POST /api/certificates/{id}/confirm, by another administrator than the one who bound it.</summary>
public static class ConfirmCertificateEndpoint
{
    public sealed record Body;

    public static void Map(IEndpointRouteBuilder certificates) =>
        certificates.MapPost("/{id:guid}/confirm", Handle).IsCommand<Body>(nameof(ConfirmCertificate));

    private static Task Handle(Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(http, new Route<Body>((_, call) => Confirm(id, call, streams, ct), (_, _) => id), ct);

    private static async Task<Outcome> Confirm(Guid id, CommandCall call, Streams streams, CancellationToken ct)
    {
        if ((await call.Catalogue.Certificate(id, ct)).Newest?.Bound is not { } bound)
            return new Outcome.Unknown(CertificateRefusals.Unknown());
        if (!await CertificateHolders.Administers(call, bound.Account, bound.Unit, await call.Catalogue.Units(ct), ct))
            return new Outcome.Forbidden();
        var command = new ConfirmCertificate(id, call.By);
        return await streams.Certificates.Execute(
            id, call.Context, state => ConfirmCertificate.Decide(command, state), ct);
    }
}
