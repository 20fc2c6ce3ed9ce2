using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Signatures;
using Reporting.Write.Http;

namespace Reporting.Write.Signatures;

/// <summary>What a signer gets to sign: the payload's bytes as they were stored, and, for keys that are elsewhere, the hash
/// to be signed and the signature file that is made of the raw signature.</summary>
public static class SigningRequestRoutes
{
    /// <param name="Hash">What the key signs, base64; it is not hashed again.</param>
    /// <param name="Algorithm">The scheme, for example <c>Ecdsa</c>.</param>
    /// <param name="HashAlgorithm">How it was hashed.</param>
    /// <param name="SignedAttributes">What was hashed, DER, base64: to be sent back with the raw signature.</param>
    public sealed record HashAnswer(string Hash, string Algorithm, string HashAlgorithm, string SignedAttributes);

    /// <param name="Raw">The signature value, base64.</param>
    /// <param name="SignedAttributes">As they were given out.</param>
    public sealed record RawSignature(string Raw, string SignedAttributes);

    /// <param name="Cms">The signature file, DER, base64: send it to the step that it is for.</param>
    public sealed record CmsAnswer(string Cms);

    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/{id:guid}/signing-requests/{request:guid}/payload", Payload).WithName("SigningPayload")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/{id:guid}/signing-requests/{request:guid}/hash", Hash).WithName("SigningHash")
            .Produces<HashAnswer>().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapPost("/{id:guid}/signing-requests/{request:guid}/signature", Signature).WithName("AssembleSignature")
            .Accepts<RawSignature>("application/json").Produces<CmsAnswer>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task Payload(
        Guid id, Guid request, HttpContext http, Streams streams, PostgresEventStore store, BusinessDay day,
        CancellationToken ct)
    {
        if (await Asked(id, request, http, streams, store, day, ct) is not { } asked)
            return;
        var bytes = Encoding.UTF8.GetBytes(asked.Payload);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        // Not to be written in another way, not even compressed and back.
        http.Response.Headers.CacheControl = "no-store, no-transform";
        await http.Response.Body.WriteAsync(bytes, ct);
    }

    private static async Task Hash(
        Guid id, Guid request, HttpContext http, Streams streams, PostgresEventStore store, BusinessDay day,
        EvidenceStore kept, CancellationToken ct)
    {
        if (await Asked(id, request, http, streams, store, day, ct) is not { } asked)
            return;
        using var certificate = await Certificate(asked, streams, kept, ct);
        var prepared = PreparedSignature.Of(
            Encoding.UTF8.GetBytes(asked.Payload), certificate, SigningAlgorithm.For(certificate), day.Clock.GetUtcNow());
        await Answer.Json(http, new HashAnswer(
            Convert.ToBase64String(prepared.Hash), prepared.Algorithm.Scheme.ToString(), prepared.Algorithm.Hash.Name!,
            Convert.ToBase64String(prepared.SignedAttributes.Span)));
    }

    // Nothing is stored here: what is assembled is judged like a file of any other tool.
    private static async Task Signature(
        Guid id, Guid request, HttpContext http, Streams streams, PostgresEventStore store, BusinessDay day,
        EvidenceStore kept, CancellationToken ct)
    {
        var body = WireJson.Read<RawSignature>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        if (await Asked(id, request, http, streams, store, day, ct) is not { } asked)
            return;
        using var certificate = await Certificate(asked, streams, kept, ct);
        if (Assemble(certificate, body) is not { } cms)
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, SigningRefusals.RawMalformed());
            return;
        }
        await Answer.Json(http, new CmsAnswer(Convert.ToBase64String(cms)));
    }

    private static byte[]? Assemble(X509Certificate2 certificate, RawSignature body)
    {
        try
        {
            return new PreparedSignature(
                certificate.RawDataMemory, Convert.FromBase64String(body.SignedAttributes),
                SigningAlgorithm.For(certificate)).Assemble(Convert.FromBase64String(body.Raw));
        }
        catch (Exception e) when (e is FormatException or CryptographicException or System.Formats.Asn1.AsnContentException)
        {
            return null;
        }
    }

    /// <summary>The request as it was stored, for whoever may read the report, or act on it for the unit that asked for
    /// it; answers why not otherwise.</summary>
    private static async Task<SignatureRequested?> Asked(
        Guid id, Guid request, HttpContext http, Streams streams, PostgresEventStore store, BusinessDay day,
        CancellationToken ct)
    {
        var report = (await streams.Reports.Refresh(id, ct)).State;
        if (report.State == ReportState.NotAssigned)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, ReportRefusals.NotAssigned());
            return null;
        }
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(day.Of(null));
        var account = CurrentAccount.Of(http).State;
        if (!account.MayRead(report.Unit, units) && !account.MayRead(report.RequestingUnit, units))
        {
            await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
            return null;
        }
        if (!report.Signing.Asked.Contains(request))
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, SigningRefusals.NoSuchRequest());
            return null;
        }
        return report.Signing.Requests.GetValueOrDefault(request) ?? await Stored(id, request, store, ct);
    }

    // One that is not open any longer is found among the events, for whoever checks a signature later.
    private static async Task<SignatureRequested> Stored(
        Guid id, Guid request, PostgresEventStore store, CancellationToken ct)
    {
        for (var from = 0L; ;)
        {
            var slice = await store.ReadStream(id, from, ct);
            foreach (var recorded in slice.Events.Where(e => e.Type == "signature_requested" && !e.IsRedacted))
            {
                if (ReportEventCodec.Decode(recorded.Type, recorded.Data.Span) is SignatureRequested asked
                    && asked.Request == request)
                    return asked;
            }
            if (slice.Events.Count == 0)
                throw new InvalidDataException($"The signing request {request} is not in its stream.");
            from = slice.Events[^1].StreamVersion;
        }
    }

    private static async Task<X509Certificate2> Certificate(
        SignatureRequested asked, Streams streams, EvidenceStore kept, CancellationToken ct)
    {
        var bindings = (await streams.Certificates.Refresh(asked.Certificate, ct)).State.Bindings;
        return X509CertificateLoader.LoadCertificate(await kept.Bytes(bindings[^1].Bound.Certificate, ct));
    }
}
