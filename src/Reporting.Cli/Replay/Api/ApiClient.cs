using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Reporting.Cli.Replay.Api;

/// <summary>
/// Speaks to a server through its public REST API. What fails for the moment (409, 429, 503, a broken connection) is
/// sent again under the same Idempotency-Key, so nothing is done twice.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    private const int AttemptCountMax = 10;
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpClient http;
    private long requestCount;

    public ApiClient(Uri server)
    {
        // The server is on this machine or named by hand: a proxy from the environment has no place between.
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
    }

    public long RequestCount => Interlocked.Read(ref requestCount);

    /// <summary>Sends a command that must succeed; the answer's bytes.</summary>
    /// <exception cref="ApiRefusalException">The server said no.</exception>
    public Task<byte[]> Post(
        Session session, string path, ReadOnlyMemory<byte> body, string key, CancellationToken ct) =>
        Succeed(session, HttpMethod.Post, path, body, ("Idempotency-Key", key), ct);

    /// <summary>Reads a list, from a reader that has got to <paramref name="position"/>.</summary>
    /// <exception cref="ApiRefusalException">The server said no.</exception>
    public Task<byte[]> Get(Session session, string path, CancellationToken ct, long position = 0) => Succeed(
        session, HttpMethod.Get, path, default,
        ("Wait-For-Position", position.ToString(CultureInfo.InvariantCulture)), ct);

    /// <summary>Asks a question, to be answered by a reader that has got to <paramref name="position"/>.</summary>
    /// <exception cref="ApiRefusalException">The server said no.</exception>
    public Task<byte[]> Ask(
        Session session, string path, ReadOnlyMemory<byte> body, long position, CancellationToken ct) =>
        Succeed(
            session, HttpMethod.Post, path, body, ("Wait-For-Position", position.ToString(CultureInfo.InvariantCulture)),
            ct);

    public void Dispose() => http.Dispose();

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsPassing(HttpStatusCode status) => status is
        HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    /// <summary>How long to wait before trying again: longer each time, or as long as the server says.</summary>
    public static TimeSpan Backoff(int attempt, HttpResponseMessage? answer = null) =>
        answer?.Headers.RetryAfter?.Delta is { } asked && asked < TimeSpan.FromSeconds(10)
            ? asked
            : TimeSpan.FromMilliseconds(Math.Min(2000, 20 << attempt));

    private async Task<byte[]> Succeed(
        Session session, HttpMethod method, string path, ReadOnlyMemory<byte> body,
        (string Name, string Value) header, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            session.Token ??= await LogIn(session, ct);
            using var answer = await Send(session.Token, method, path, body, header, attempt, ct);
            if (answer is { IsSuccessStatusCode: true })
                return await answer.Content.ReadAsByteArrayAsync(ct);
            if (answer is { StatusCode: HttpStatusCode.Unauthorized } && attempt == 1)
                session.Token = null;
            else if (answer is not null && (!IsPassing(answer.StatusCode) || attempt == AttemptCountMax))
                throw Refused($"{method} {path}", answer, await answer.Content.ReadAsByteArrayAsync(ct));
            await Task.Delay(Backoff(attempt, answer), ct);
        }
    }

    // Null when the connection broke before there was an answer.
    private async Task<HttpResponseMessage?> Send(
        string? token, HttpMethod method, string path, ReadOnlyMemory<byte> body,
        (string Name, string Value)? header, int attempt, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Json;
        using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (header is { } named)
            request.Headers.Add(named.Name, named.Value);
        Interlocked.Increment(ref requestCount);
        try
        {
            return await http.SendAsync(request, ct);
        }
        catch (HttpRequestException) when (attempt < AttemptCountMax)
        {
            return null;
        }
    }

    private async Task<string> LogIn(Session session, CancellationToken ct)
    {
        const string path = "/api/sessions";
        var body = JsonBody.Of(json =>
        {
            json.WriteString("userName", session.UserName);
            json.WriteString("password", session.Password);
        });
        for (var attempt = 1; ; attempt++)
        {
            using var answer = await Send(null, HttpMethod.Post, path, body, null, attempt, ct);
            if (answer is { IsSuccessStatusCode: true })
            {
                using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
                return json.RootElement.GetProperty("token").GetString()!;
            }
            if (answer is not null && (!IsPassing(answer.StatusCode) || attempt == AttemptCountMax))
                throw Refused($"POST {path} for {session.UserName}", answer, await answer.Content.ReadAsByteArrayAsync(ct));
            await Task.Delay(Backoff(attempt, answer), ct);
        }
    }

    private static ApiRefusalException Refused(string path, HttpResponseMessage answer, byte[] body)
    {
        var problem = Problem.Read(body);
        return new ApiRefusalException(path, (int)answer.StatusCode, problem.Code, problem.Detail);
    }
}
