using Reporting.Write.Http;

namespace Reporting.Host.Verifications;

/// <summary>GET /api/ledger/verifications: what came out when the store was compared with the published log, for the
/// operator.</summary>
public static class VerificationRoutes
{
    private const int CountMax = 100;

    /// <param name="Newest">The newest first, whole ones and those of the last day's events.</param>
    /// <param name="Whole">The newest comparison of the whole store; missing while there was none.</param>
    public sealed record Verifications(IReadOnlyList<Verification> Newest, Verification? Whole);

    /// <param name="Whole">From the first event on; otherwise the last day's.</param>
    /// <param name="PublishedPosition">Up to here the events were compared with the log.</param>
    /// <param name="Outcome">proven, altered or cannot_tell.</param>
    /// <param name="Findings">What is wrong, the first of it.</param>
    public sealed record Verification(
        Guid Id, bool Whole, DateTimeOffset BeganAt, DateTimeOffset EndedAt, long FirstPosition, long LastPosition,
        long PublishedPosition, string Outcome, IReadOnlyList<string> Findings);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/ledger/verifications", Handle).WithName("LedgerVerifications").Produces<Verifications>()
            .ForOperators();

    private static async Task Handle(HttpContext http, VerificationRows rows, CancellationToken ct)
    {
        var newest = await rows.Newest(isWhole: null, CountMax, ct);
        var whole = await rows.Newest(isWhole: true, 1, ct);
        await Answer.Json(
            http, new Verifications([.. newest.Select(Of)], whole is [var last] ? Of(last) : null));
    }

    private static Verification Of(StoreVerification result) => new(
        result.Id, result.IsWhole, result.BeganAt, result.EndedAt, result.FirstPosition, result.LastPosition,
        result.PublishedPosition, VerificationRows.Written(result.Outcome), result.Findings);
}
