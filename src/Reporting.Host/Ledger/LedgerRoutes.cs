using System.Text;
using Reporting.Domain;
using Reporting.Ledger;
using Reporting.Write.Http;

namespace Reporting.Host.Ledger;

/// <summary>/ledger: the public log, for anyone to check. C2SP tlog-tiles, tlog-checkpoint and tlog-proof.</summary>
public static class LedgerRoutes
{
    private const string Bytes = "application/octet-stream";
    private const string Text = "text/plain; charset=utf-8";
    private const string Never = "no-store";
    private const string ForEver = "public, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder app)
    {
        var ledger = app.MapGroup("/ledger").AllowAnonymous();
        foreach (var (prefix, name) in ((string, string)[])[("", "Ledger"), ("/{label}", "LedgerOf")])
        {
            ledger.MapGet(prefix + "/checkpoint", Checkpoint).WithName(name + "Checkpoint");
            ledger.MapGet(prefix + "/vkey", VerifierKey).WithName(name + "VerifierKey");
            ledger.MapGet(prefix + "/tile/{**path}", TileOf).WithName(name + "Tile");
        }
        ledger.MapGet("/proof/{eventId:guid}", Proof).WithName("LedgerProof");
    }

    private static async Task<IResult> Checkpoint(HttpContext http, ServedLog log, string? label, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = Never;
        return await log.Find(label, ct) is { } shard && log.Read(shard, LogFolder.CheckpointFile) is { } note
            ? Results.Bytes(note, Text) : Results.NotFound();
    }

    private static async Task<IResult> VerifierKey(HttpContext http, ServedLog log, string? label, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = Never;
        return await log.Find(label, ct) is { Keys: [var key, ..] }
            ? Results.Bytes(Encoding.UTF8.GetBytes(key.Text + "\n"), Text) : Results.NotFound();
    }

    private static async Task<IResult> TileOf(
        HttpContext http, ServedLog log, string? label, string path, CancellationToken ct)
    {
        if (Tile.Parse("tile/" + path) is not { } tile || await log.Find(label, ct) is not { } shard
            || log.Read(shard, tile.Path) is not { } bytes)
        {
            return Results.NotFound();
        }
        http.Response.Headers.CacheControl = ForEver;
        return Results.Bytes(bytes, Bytes);
    }

    private static async Task Proof(HttpContext http, ServedLog log, Guid eventId, long? position, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = Never;
        if (await log.PositionOf(eventId, position, ct) is not { } found)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, Unknown());
            return;
        }
        if (await log.Proof(found, ct) is not { } proof)
        {
            http.Response.Headers.RetryAfter = "1";
            await Problem.Write(http, StatusCodes.Status404NotFound, NotYet());
            return;
        }
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{eventId}.tlog-proof\"";
        await Results.Bytes(Encoding.UTF8.GetBytes(proof.Encoded), Text).ExecuteAsync(http);
    }

    private static Refusal Unknown() => new(
        "ledger.event-unknown",
        "There is no such event, or it is not at that position.",
        "Không có sự kiện như vậy, hoặc sự kiện không ở vị trí đó.", ["eventId"]);

    internal static Refusal NotYet() => new(
        "ledger.not-yet",
        "The event is stored and not in the published log yet; ask again in a moment.",
        "Sự kiện đã được lưu nhưng chưa có trong sổ cái đã công bố; hãy hỏi lại sau giây lát.", ["eventId"]);
}
