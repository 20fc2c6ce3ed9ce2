using Npgsql;
using Reporting.EventStore;
using Reporting.Write.Accounts;
using Reporting.Write.Http;

namespace Reporting.Host.Reads;

/// <summary>A subscription lives longer than a request: when its session ends, or its account is locked, it ends
/// too.</summary>
internal static class LongAnswers
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public static void EndWithSession(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest
            && !http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal))
            return;
        var answered = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        http.Response.OnCompleted(() =>
        {
            answered.Cancel();
            return Task.CompletedTask;
        });
        var (account, identification) =
            (CurrentAccount.Of(http), http.RequestServices.GetRequiredService<Identification>());
        _ = Watch(account, identification, http.Abort, answered.Token);
    }

    private static async Task Watch(
        CurrentAccount account, Identification identification, Action abort, CancellationToken answered)
    {
        try
        {
            while (await Stands(account, identification, answered))
                await Task.Delay(LookEvery, answered);
            abort();
        }
        catch (OperationCanceledException)
        {
            // It was answered to the end, or the client is gone.
        }
    }

    private static async Task<bool> Stands(
        CurrentAccount account, Identification identification, CancellationToken answered)
    {
        try
        {
            return await identification.Stands(account, answered);
        }
        catch (Exception e) when (e is NpgsqlException or EventStoreUnavailableException)
        {
            // The store is away for a moment; nothing new can be read meanwhile.
            return true;
        }
    }
}
