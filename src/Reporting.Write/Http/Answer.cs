using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.EventStore;

namespace Reporting.Write.Http;

/// <summary>What a command that was done answers. A repeated one answers the same bytes.</summary>
/// <param name="Id">What the command was about.</param>
/// <param name="Version">Its version now; also the ETag.</param>
/// <param name="Position">A read that waits for this position (Wait-For-Position) sees the command's effect.</param>
/// <param name="Events">What was stored; empty when it was so already.</param>
public sealed record CommandAnswer(Guid Id, long Version, long Position, IReadOnlyList<EventAnswer> Events)
{
    /// <summary>A first password, to be handed over; given once more when the same command is sent again before it is
    /// used.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? FirstPassword { get; init; }

    /// <summary>When the first password dies, or the token.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? UsableUntil { get; init; }

    /// <summary>The token of the session that took the place of all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Token { get; init; }

    public static CommandAnswer Of(Guid id, Outcome.Done done) => new(
        id, done.Version, done.Position,
        [.. done.Events.Select((e, i) => EventAnswer.Of(e, done.Position - done.Events.Count + 1 + i))]);
}

/// <summary>What one answer says beside what was stored, and nothing keeps.</summary>
public sealed record AnswerSecrets(string? FirstPassword, string? Token, DateTimeOffset UsableUntil);

/// <summary>A stored event.</summary>
/// <param name="Leaf">Its leaf hash in the ledger, hex.</param>
/// <param name="Proof">Where the proof that it is in the published log will be, a moment later: the sender's receipt.</param>
public sealed record EventAnswer(Guid Id, string Leaf, string Proof)
{
    public static EventAnswer Of(EventReceipt stored, long position) => new(
        stored.EventId, Convert.ToHexStringLower(stored.Leaf.Span),
        string.Create(CultureInfo.InvariantCulture, $"/ledger/proof/{stored.EventId}?position={position}"));
}

/// <summary>The one place where an outcome becomes a status code (docs/adr/0007).</summary>
public static class Answer
{
    public static (int Status, Refusal Refusal)? Refusal(Outcome outcome) => outcome switch
    {
        Outcome.Done => null,
        Outcome.Refused { Refusal.Conflicts.Count: > 0 } conflict =>
            (StatusCodes.Status409Conflict, conflict.Refusal),
        Outcome.Refused { Refusal.IsConflict: true } faster => (StatusCodes.Status409Conflict, faster.Refusal),
        Outcome.Refused refused => (StatusCodes.Status422UnprocessableEntity, refused.Refusal),
        Outcome.Unknown unknown => (StatusCodes.Status404NotFound, unknown.Refusal),
        Outcome.Forbidden => (StatusCodes.Status403Forbidden, RequestRefusals.Forbidden()),
        Outcome.Stale stale => (StatusCodes.Status412PreconditionFailed, RequestRefusals.Stale(stale.Version)),
        Outcome.Contended => (StatusCodes.Status409Conflict, RequestRefusals.Contended()),
        Outcome.KeyReused => (StatusCodes.Status422UnprocessableEntity, RequestRefusals.KeyReused()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <param name="id">The id of what the command was about, from when it was recorded (null: now).</param>
    /// <param name="status">200, or 201 for a creation.</param>
    public static Task Write(
        HttpContext http, Outcome outcome, Func<DateTimeOffset?, Guid> id, int status = StatusCodes.Status200OK)
    {
        if (Refusal(outcome) is var (code, refusal))
            return Problem.Write(http, code, refusal);
        var done = (Outcome.Done)outcome;
        http.Response.Headers.ETag = IfMatch.Tag(done.Version);
        var answer = CommandAnswer.Of(id(done.At), done);
        if (http.Features.Get<AnswerSecrets>() is not { } secrets)
            return Json(http, answer, status);
        http.Response.Headers.CacheControl = "no-store";
        return Json(
            http,
            answer with
            {
                FirstPassword = secrets.FirstPassword, Token = secrets.Token, UsableUntil = secrets.UsableUntil,
            },
            status);
    }

    public static async Task Json<T>(HttpContext http, T answer, int status = StatusCodes.Status200OK)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Options);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
