using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Certificates;
using Reporting.Domain.OrgUnits;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Write.Certificates;

/// <summary>POST /api/certificates, by whoever administers the person or the unit that it belongs to. The answer's id is
/// the certificate's.</summary>
public static class BindCertificateEndpoint
{
    /// <param name="Certificate">DER in base64, or PEM.</param>
    /// <param name="Identifier">What in its subject says whose it is.</param>
    /// <param name="UserName">Whose it is; or else <paramref name="Unit"/>.</param>
    /// <param name="Unit">The code of the unit whose seal it is.</param>
    /// <param name="From">From when it may sign; by default from now on.</param>
    /// <param name="To">The first instant at which it may not any longer; by default none.</param>
    /// <param name="Document">The letter that asks for it.</param>
    public sealed record Body(
        string Certificate, string Identifier, string? UserName = null, string? Unit = null,
        DateTimeOffset? From = null, DateTimeOffset? To = null, string? Document = null);

    public static void Map(IEndpointRouteBuilder certificates) =>
        certificates.MapPost("", Handle).IsCommand<Body>(nameof(BindCertificate), StatusCodes.Status201Created);

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, BusinessDay day, BlobStore blobs, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Bind(body, call, streams, day, blobs, ct),
                (body, _) => CertificateFile.Read(body.Certificate) is { } file
                    ? SigningCertificate.IdOf(file.Issuer, file.Serial) : Guid.Empty,
                StatusCodes.Status201Created),
            ct);

    private static async Task<Outcome> Bind(
        Body body, CommandCall call, Streams streams, BusinessDay day, BlobStore blobs, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (body.UserName is null == body.Unit is null)
            return new Outcome.Refused(CertificateRefusals.OneHolder());
        var unit = body.Unit is { } code ? units.Find(code) : null;
        if (body.Unit is not null && unit is null)
            return new Outcome.Refused(UnitRefusals.Unknown(body.Unit));
        AccountId? holder = body.UserName is { } name ? Account.IdOf(name) : null;
        if (holder is { } id && (await call.Catalogue.Account(id, ct)).Registered is null)
            return new Outcome.Refused(AccountRefusals.Unknown());
        if (!await CertificateHolders.Administers(call, holder, unit?.UnitId, units, ct))
            return new Outcome.Forbidden();
        if (CertificateFile.Read(body.Certificate) is not { } file)
            return new Outcome.Refused(CertificateRefusals.Malformed());
        var kept = await blobs.Put(new MemoryStream(file.Der), ct);
        // A wish without a time is from now on; the same wish again is the same time.
        var certificate = SigningCertificate.IdOf(file.Issuer, file.Serial);
        var earlier = (await call.Catalogue.Certificate(certificate, ct)).Newest?.Bound;
        var command = new BindCertificate(
            certificate, holder, unit?.UnitId, file.Issuer, file.Serial, file.KeyHash, body.Identifier, file.Subject,
            kept.Sha256, body.From ?? earlier?.From ?? day.Clock.GetUtcNow(), body.To, body.Document, call.By);
        return await streams.Certificates.Execute(
            certificate, call.Context, state => BindCertificate.Decide(command, state), ct);
    }
}
