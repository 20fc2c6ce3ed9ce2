using System.Globalization;
using System.Text;
using System.Text.Json;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Write;
using Reporting.Write.Reports;
using Reporting.Write.Signatures;

namespace Reporting.Host.Packages;

/// <summary>A report as it was sent, for the document-management system: its content, the payloads and signatures, and the
/// hashes of the evidence. Made of the stream up to the sending, so it is the same whenever it is made; but for where that is in
/// the public log, which goes on to grow.</summary>
public sealed class ReportPackage(PostgresEventStore store, Streams streams, EvidenceStore kept, PublicLog log)
{
    public const string Format = "vn.reporting/package/v1";

    /// <param name="mayWait">Whether it can wait until its sending is in the public log; it then is null while it is not.</param>
    public async Task<byte[]?> Make(WaitingPackage package, bool mayWait, CancellationToken ct)
    {
        var (report, requests, sent) = await Then(package, ct);
        var place = await log.Place(sent.Position, ct);
        if (place is null && mayWait)
            return null;
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State;
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("package", package.PackageId);
            Write(json, report, units);
            json.WriteStartArray("signatures");
            foreach (var made in new[] { report.Signing.Person, report.Signing.Seal })
            {
                // Without the payload, which may have been destroyed since, a signature is over nothing.
                if (made?.Signature is { } signature && requests.TryGetValue(signature.Request, out var request))
                    await Write(json, made, signature, request, ct);
            }
            json.WriteEndArray();
            Write(json, sent, place);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>That it was sent, for anyone to check: the receipt, and the proof where there is one.</summary>
    private static void Write(Utf8JsonWriter json, RecordedEvent sent, PublicPlace? place)
    {
        json.WriteStartObject("ledger");
        json.WriteString("event", sent.EventId);
        json.WriteNumber("position", sent.Position);
        json.WriteString("leaf", Convert.ToHexStringLower(sent.Leaf.Span));
        json.WriteString("link", string.Create(CultureInfo.InvariantCulture, $"/ledger/proof/{sent.EventId}?position={sent.Position}"));
        if (place is not null)
        {
            json.WriteStartObject("checkpoint");
            json.WriteString("origin", place.Origin);
            json.WriteNumber("size", place.Size);
            json.WriteString("root", place.Root);
            json.WriteEndObject();
            json.WriteString("proof", place.Proof);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Report report, UnitRegister units)
    {
        json.WriteStartObject("report");
        json.WriteString("id", report.ReportId.Value);
        json.WriteString("unit", units.ById(report.Unit)?.Code);
        json.WriteString("unitName", units.ById(report.Unit)?.Name);
        json.WriteString("requestingUnit", units.ById(report.RequestingUnit)?.Code);
        json.WriteString("regime", report.Regime);
        json.WriteString("template", report.Template);
        json.WriteNumber("templateVersion", report.TemplateVersion);
        json.WriteString("period", report.Period);
        json.WriteNumber("occurrence", report.Occurrence);
        json.WriteNumber("version", report.Version);
        json.WriteString("contentHash", report.ContentHash);
        // The canonical text whose hash was signed.
        json.WriteString("content", ReportContent.Canonical(report));
        json.WriteStartObject("cells");
        foreach (var figure in report.Cells.Figures)
            json.WriteString(figure.Indicator, figure.Value.ToString(CultureInfo.InvariantCulture));
        foreach (var detail in report.Details.All)
            json.WriteString(detail.Cell, detail.Text);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private async Task Write(
        Utf8JsonWriter json, SignatureMade made, DigitalSignature signature, SignatureRequested request,
        CancellationToken ct)
    {
        json.WriteStartObject();
        json.WriteString("request", signature.Request);
        json.WriteString("act", JsonNamingPolicy.CamelCase.ConvertName(signature.Act.ToString()));
        json.WriteString("at", made.At);
        json.WriteString("certificate", signature.Certificate);
        json.WriteBase64String("payload", Encoding.UTF8.GetBytes(request.Payload));
        json.WriteString("payloadSha256", request.PayloadHash);
        json.WriteBase64String("cms", await kept.Bytes(signature.Cms, ct));
        json.WriteString("cmsSha256", signature.Cms);
        json.WriteString("evidenceSha256", signature.Evidence);
        json.WriteEndObject();
    }

    private async Task<(Report Report, Dictionary<Guid, SignatureRequested> Requests, RecordedEvent Sent)> Then(
        WaitingPackage package, CancellationToken ct)
    {
        var (report, version) = (Report.Initial, 0L);
        var requests = new Dictionary<Guid, SignatureRequested>();
        RecordedEvent? sent = null;
        while (version < package.StreamVersion)
        {
            var slice = await store.ReadStream(package.ReportId, version, ct);
            foreach (var recorded in slice.Events.TakeWhile(e => e.StreamVersion <= package.StreamVersion))
            {
                (version, sent) = (recorded.StreamVersion, recorded);
                (report, var happened) = ReportFold.Add(report, recorded);
                if (happened is SignatureRequested asked)
                    requests[asked.Request] = asked;
            }
        }
        return (report, requests, sent!);
    }
}
