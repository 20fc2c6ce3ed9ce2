using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Write.Http;
using Reporting.Write.Reports;

namespace Reporting.Write.Receipts;

/// <summary>GET /api/reports/{id}/receipts: what the requesting unit gives for every arrival and every acceptance (E8).
/// GET /api/receipts/key: the key that they are signed with, for anybody.</summary>
public static class ReceiptRoutes
{
    /// <param name="Payload">The receipt, RFC 8785: what is signed, byte by byte, as UTF-8.</param>
    /// <param name="Signature">ECDSA with SHA-256 over the payload, DER, base64.</param>
    /// <param name="KeyId">SHA-256 of the public key.</param>
    public sealed record SignedReceipt(Receipt Receipt, string Payload, string Signature, string KeyId);

    /// <param name="Kind">arrival or acceptance.</param>
    /// <param name="ContentHash">SHA-256 of what was received: of its RFC 8785 text.</param>
    /// <param name="Cms">SHA-256 of the signature that came along; missing where the account alone signed.</param>
    /// <param name="Position">The event's place in the log.</param>
    /// <param name="ReceivedBy">The user name of who accepted it; missing for an arrival, which the system takes.</param>
    /// <param name="ArrivedAt">When another channel brought it; missing otherwise.</param>
    public sealed record Receipt(
        string Kind, Guid Report, int Version, string Unit, string ReceivingUnit, string Regime, string Period,
        string ContentHash, string? Cms, string ReceivedAt, long Position, Guid Event, string? ReceivedBy, string? ArrivedAt);

    public sealed record Key(string KeyId, string Algorithm, string PublicKey);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/reports/{id:guid}/receipts", Handle).WithName("Receipts").Produces<SignedReceipt[]>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/api/receipts/key", (HttpContext http, ReceiptKey key) =>
            Answer.Json(http, new Key(key.KeyId, "ES256", key.PublicKey))).WithName("ReceiptKey").Produces<Key>()
            .AllowAnonymous();
    }

    private static async Task Handle(
        Guid id, HttpContext http, Streams streams, BusinessDay day, PostgresEventStore store, ReceiptKey key,
        CancellationToken ct)
    {
        if (await ReadableReport.Find(id, http, streams, day, ct) is null)
            return;
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(day.Of(null));
        var receipts = new List<SignedReceipt>();
        var report = Report.Initial;
        foreach (var recorded in (await store.ReadStream(id, 0, ct)).Events)
        {
            (report, var happened) = ReportFold.Add(report, recorded);
            if (await Of(recorded, happened, report, units, streams, ct) is { } receipt)
                receipts.Add(Signed(receipt, key));
        }
        await Answer.Json(http, receipts);
    }

    private static SignedReceipt Signed(Receipt receipt, ReceiptKey key)
    {
        var bytes = JsonCanonicalizer.Canonicalize(
            JsonSerializer.SerializeToUtf8Bytes(receipt, ReceiptJson.Default.Receipt));
        return new SignedReceipt(receipt, Encoding.UTF8.GetString(bytes), key.Sign(bytes), key.KeyId);
    }

    private static async Task<Receipt?> Of(
        RecordedEvent recorded, ReportEvent? happened, Report report, UnitRegister units, Streams streams,
        CancellationToken ct)
    {
        var (kind, by, arrivedAt) = happened switch
        {
            ReportSent e => ("arrival", (AccountId?)null, e.ArrivedAt),
            ReportAccepted e => ("acceptance", e.By, e.InForceAt),
            _ => (null, null, null),
        };
        if (kind is null)
            return null;
        var account = by is { } id ? (await streams.Accounts.Recent(id.Value, ct)).State.Registered?.UserName : null;
        string Code(UnitId unit) => units.ById(unit)?.Code ?? unit.Value.ToString();
        return new Receipt(
            kind, report.ReportId.Value, report.Version, Code(report.Unit), Code(report.RequestingUnit), report.Regime,
            report.Period, report.ContentHash, report.Signing.Person?.Signature?.Cms, Time(recorded.Timestamp),
            recorded.Position, recorded.EventId, account, arrivedAt is { } at ? Time(at) : null);
    }

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReceiptRoutes.Receipt))]
internal sealed partial class ReceiptJson : JsonSerializerContext;
