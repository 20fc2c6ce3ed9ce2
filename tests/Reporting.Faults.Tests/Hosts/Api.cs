using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Reporting.Faults.Tests.Hosts;

/// <summary>What came of one sending.</summary>
/// <param name="Status">Null when the connection broke: it may have been done.</param>
/// <param name="WasSent">False when nobody listened: it was not done.</param>
internal sealed record Reply(int? Status, bool WasSent, string? Tag, TimeSpan? RetryAfter, JsonElement Body)
{
    public string Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code)
        ? code.GetString() ?? "" : "";

    public bool IsOk => Status is >= 200 and < 300;

    /// <summary>The same command has to be sent again: nobody knows yet, or somebody else was faster.</summary>
    public bool IsPassing => Status is null or 409 or 503;

    public override string ToString() =>
        Status is not null ? $"{Status} {Code}" : WasSent ? "connection broken" : "nobody listens";
}

/// <summary>Speaks REST to a host, one sending at a time, without trying again by itself.</summary>
/// <param name="patience">How long it waits for an answer; null for half a minute.</param>
internal sealed class Api(TimeSpan? patience = null) : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http =
        new(new SocketsHttpHandler { UseProxy = false }) { Timeout = patience ?? AnswerLimit };

    public Task<Reply> Post(
        Uri host, string path, string? token, string key, object body, CancellationToken ct, string? language = null)
    {
        var request = Request(HttpMethod.Post, host, path, token);
        if (language is not null) request.Headers.AcceptLanguage.ParseAdd(language);
        request.Content = JsonContent.Create(body);
        if (key.Length > 0) request.Headers.Add("Idempotency-Key", key);
        return Send(request, ct);
    }

    public Task<Reply> Get(Uri host, string path, string? token, CancellationToken ct, long? waitFor = null)
    {
        var request = Request(HttpMethod.Get, host, path, token);
        if (waitFor is { } position) request.Headers.Add("Wait-For-Position", $"{position}");
        return Send(request, ct);
    }

    /// <summary>Waits until the host says that it can do its work.</summary>
    public async Task<TimeSpan> Ready(Uri host, TimeSpan limit, CancellationToken ct)
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            var reply = await Get(host, "/health/ready", null, ct);
            if (reply.Status == 200) return began.Elapsed;
            if (began.Elapsed > limit) throw new TimeoutException($"The host is not ready: {reply} {reply.Body}");
            await Task.Delay(20, ct);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, Uri host, string path, string? token)
    {
        var request = new HttpRequestMessage(method, new Uri(host, path));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private async Task<Reply> Send(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            try
            {
                using var response = await _http.SendAsync(request, ct);
                var text = await response.Content.ReadAsStringAsync(ct);
                return new Reply(
                    (int)response.StatusCode, true, response.Headers.ETag?.Tag.Trim('"'),
                    response.Headers.RetryAfter?.Delta,
                    text.Length > 0 && text[0] is '{' or '[' ? JsonDocument.Parse(text).RootElement : default);
            }
            catch (HttpRequestException e) when (
                e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                return new Reply(null, false, null, null, default);
            }
            // A host that dies just as it is reached shows as a bare SocketException.
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException
                || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                return new Reply(null, true, null, null, default);
            }
        }
    }
}
