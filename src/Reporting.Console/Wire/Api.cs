using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Console.Wire;

/// <summary>The REST and GraphQL interface of the host, in the visitor's session and language. What is asked waits for
/// what the visitor did before.</summary>
public sealed class Api(HttpClient client, Visit visit)
{
    /// <summary>Tells the pipeline where the visitor's browser is.</summary>
    public static readonly HttpRequestOptionsKey<string> Address = new("address");

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The data of a GraphQL query.</summary>
    /// <exception cref="ApiException">It was refused.</exception>
    public async Task<T> Ask<T>(string query, object? variables, CancellationToken ct)
    {
        using var response = await Send(HttpMethod.Post, "/graphql", JsonContent.Create(new { query, variables }), null, ct);
        var answer = await Read<GraphQLAnswer<T>>(response, ct);
        return answer is { Errors: [var first, ..] } ? throw new ApiException(new ApiProblem(422, first.Message, "graphql"))
            : answer.Data!;
    }

    /// <summary>A resource.</summary>
    /// <exception cref="ApiException">It was refused.</exception>
    public async Task<T> Get<T>(string path, CancellationToken ct)
    {
        using var response = await Send(HttpMethod.Get, path, null, null, ct);
        return await Read<T>(response, ct);
    }

    /// <summary>A resource; null when it is not there, or not for this visitor.</summary>
    public async Task<T?> Find<T>(string path, CancellationToken ct) where T : class
    {
        using var response = await Send(HttpMethod.Get, path, null, null, ct);
        return response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized
            or HttpStatusCode.Forbidden ? null : await Read<T>(response, ct);
    }

    /// <summary>A command; a "no" is a value.</summary>
    /// <param name="key">Its identity: sent again with the same, it is done once.</param>
    public Task<ApiAnswer<CommandDone>> Do(string path, object body, Guid key, CancellationToken ct) =>
        Post<CommandDone>(path, JsonContent.Create(body, options: Json), key, ct);

    /// <summary>A password becomes a session, under the address and the name of the visitor's own browser.</summary>
    public async Task<ApiAnswer<SignedIn>> SignIn(
        string userName, string password, string? address, string agent, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Post, "/api/sessions", JsonContent.Create(new { userName, password }));
        request.Options.Set(Address, address ?? "");
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        using var response = await client.SendAsync(request, ct);
        return response.IsSuccessStatusCode
            ? new ApiAnswer<SignedIn>(await response.Content.ReadFromJsonAsync<SignedIn>(Json, ct), null)
            : new ApiAnswer<SignedIn>(null, await ProblemOf(response, ct));
    }

    /// <summary>Anything else that is posted, a file for example.</summary>
    public async Task<ApiAnswer<T>> Post<T>(string path, HttpContent content, Guid? key, CancellationToken ct)
    {
        using var response = await Send(HttpMethod.Post, path, content, key, ct);
        if (!response.IsSuccessStatusCode)
            return new ApiAnswer<T>(default, await ProblemOf(response, ct));
        var text = await response.Content.ReadAsStringAsync(ct);
        var value = text.Length == 0 ? default : JsonSerializer.Deserialize<T>(text, Json);
        if (value is CommandDone done)
            visit.Position = Math.Max(visit.Position, done.Position);
        return new ApiAnswer<T>(value, null);
    }

    private async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, HttpContent? content, Guid? key, CancellationToken ct)
    {
        using var request = Request(method, path, content);
        if (await visit.Visitor() is { } visitor)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", visitor.Token);
            request.Options.Set(Address, visitor.Address ?? "");
        }
        if (key is { } given)
            request.Headers.Add("Idempotency-Key", given.ToString());
        if (visit.Position > 0 && (method == HttpMethod.Get || path == "/graphql"))
            request.Headers.Add("Wait-For-Position", visit.Position.ToString(CultureInfo.InvariantCulture));
        return await client.SendAsync(request, ct);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(visit.Words.Code));
        return request;
    }

    private static async Task<T> Read<T>(HttpResponseMessage response, CancellationToken ct) =>
        response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<T>(Json, ct))!
            : throw new ApiException(await ProblemOf(response, ct));

    private static async Task<ApiProblem> ProblemOf(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        return response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            && await response.Content.ReadFromJsonAsync<ApiProblem>(Json, ct) is { Detail: not null } problem
                ? problem with { Status = status }
                : new ApiProblem(status, response.ReasonPhrase ?? "", "http");
    }

    private sealed record GraphQLAnswer<T>(T? Data, GraphQLError[]? Errors);

    private sealed record GraphQLError(string Message);
}
