using System.Net.Http.Headers;
using Npgsql;
using Reporting.EventStore;
using Reporting.Host.Outboxes;

namespace Reporting.Host.Packages;

/// <summary>Every report that was sent goes to the document-management system, too (E6): a subscription puts it into the
/// outbox, and whoever holds the lease posts what waits there, with an idempotency key, at least once.</summary>
public sealed partial class PackageSender : IAsyncDisposable
{
    public const string LeaseName = "packages";

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>A package waits so long for the proof that goes along; after that it goes without.</summary>
    private static readonly TimeSpan ProofPatience = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, long> waitsSince = [];
    private readonly PackageOptions options;
    private readonly PackageOutbox outbox;
    private readonly ReportPackage packages;
    private readonly HttpClient http;
    private readonly ILogger log;
    private readonly OutboxLoop loop;

    private PackageSender(
        NpgsqlDataSource db, PostgresEventStore store, ReportPackage packages, HttpClient http, PackageOptions options,
        ILogger log)
    {
        (this.options, this.packages, this.http, this.log, outbox) = (options, packages, http, log, new PackageOutbox(db));
        loop = OutboxLoop.Start(
            db, store, new Subscription(LeaseName, ["report_sent"], Put), outbox.Waiting, Post, LookInterval, log);
    }

    public static PackageSender Start(
        NpgsqlDataSource db, PostgresEventStore store, ReportPackage packages, HttpClient http, PackageOptions options,
        ILogger log) =>
        new(db, store, packages, http, options, log);

    public ValueTask DisposeAsync() => loop.DisposeAsync();

    private async Task Put(IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        foreach (var sent in events)
            await outbox.Put(sent.EventId, sent.StreamId, sent.StreamVersion, ct);
    }

    private async Task Post(WaitingPackage package, CancellationToken ct)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (!waitsSince.TryGetValue(package.PackageId, out var since))
            waitsSince[package.PackageId] = since = now;
        var mayWait = TimeProvider.System.GetElapsedTime(since, now) < ProofPatience;
        if (await packages.Make(package, mayWait, ct) is not { } content)
            return;
        waitsSince.Remove(package.PackageId);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Address) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("Idempotency-Key", package.PackageId.ToString());
        if (options.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(options.Timeout);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            if (answer.IsSuccessStatusCode)
                await outbox.Delivered(package.PackageId, ct);
            else
                await Fail(package, $"HTTP {(int)answer.StatusCode}", IsFinal((int)answer.StatusCode), ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            await Fail(package, e.Message, isFinal: false, ct);
        }
    }

    // What is wrong with the package itself does not get right by being sent again; what is wrong with the token or the
    // pace may.
    private static bool IsFinal(int status) => status is >= 400 and < 500 and not (401 or 403 or 404 or 408 or 409 or 425 or 429);

    private async Task Fail(WaitingPackage package, string failure, bool isFinal, CancellationToken ct)
    {
        Failed(package.PackageId, failure);
        await outbox.Failed(package.PackageId, failure, isFinal, options, ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "The document-management system did not take package {Package}: {Failure}")]
    private partial void Failed(Guid package, string failure);
}
