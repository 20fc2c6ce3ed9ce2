using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Reporting.Host.Tests.Signing;

/// <summary>A document-management system on the loopback: fails as often as it is told, then takes what comes.</summary>
internal sealed class DocumentReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private DocumentReceiver(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.First() + "/documents");

    /// <summary>What it answers, one after the other; 201 once there is none left.</summary>
    public ConcurrentQueue<int> Failures { get; } = [];

    /// <summary>Everything that came, also what it answered with a failure.</summary>
    public ConcurrentQueue<(string Key, string? Authorization, JsonElement Body, int Status)> Came { get; } = [];

    public static async Task<DocumentReceiver> Start(params int[] failures)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new DocumentReceiver(builder.Build());
        foreach (var failure in failures)
            receiver.Failures.Enqueue(failure);
        receiver.app.MapPost("/documents", receiver.Take);
        await receiver.app.StartAsync(RunningHost.Ct);
        return receiver;
    }

    public async Task<JsonElement> Delivered()
    {
        for (var i = 0; i < 300; i++)
        {
            if (Came.FirstOrDefault(one => one.Status == 201) is { Key: not null } taken)
                return taken.Body;
            await Task.Delay(50, RunningHost.Ct);
        }
        throw new TimeoutException("No package came.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var status = Failures.TryDequeue(out var failure) ? failure : StatusCodes.Status201Created;
        Came.Enqueue((
            http.Request.Headers["Idempotency-Key"].ToString(), http.Request.Headers.Authorization,
            body.RootElement.Clone(), status));
        http.Response.StatusCode = status;
    }
}
