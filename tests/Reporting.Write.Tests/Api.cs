using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Reporting.Write.Tests;

/// <summary>The REST API as one account uses it.</summary>
public sealed class Api(HttpClient client, string? token)
{
    /// <param name="path">Where.</param>
    /// <param name="body">An object, or a text that is sent as it is.</param>
    /// <param name="key">The Idempotency-Key; a new one when none is given, none at all when it is empty.</param>
    /// <param name="headers">Further headers.</param>
    public async Task<Reply> Post(
        string path, object body, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(body as string
            ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (key != "")
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return await Send(request, headers);
    }

    /// <summary>Sends a file as it is.</summary>
    public async Task<Reply> Upload(
        string path, byte[] file, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return await Send(request, headers);
    }

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await Send(request, []);
    }

    public async Task<Reply> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        return await Send(request, headers);
    }

    private async Task<Reply> Send(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        return new Reply(
            (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(),
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value)));
    }
}

/// <summary>An answer.</summary>
public sealed record Reply(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string[] Places =>
        Json.TryGetProperty("places", out var places) ? [.. places.EnumerateArray().Select(p => p.GetString()!)] : [];

    public Guid Id => Json.GetProperty("id").GetGuid();

    public long Version => Json.GetProperty("version").GetInt64();

    /// <summary>Fails with the whole answer when it is another one.</summary>
    public Reply Is(int status, string? code = null)
    {
        Assert.True(status == Status
            && (code is null || code == Code), $"{status} {code} expected, but: {Status} {Text}");
        if (status >= 400)
            Assert.Equal("application/problem+json", Headers["Content-Type"]);
        return this;
    }
}
