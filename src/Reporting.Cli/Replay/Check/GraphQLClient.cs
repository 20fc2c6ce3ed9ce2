using System.Text.Json;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Replay.Check;

/// <summary>Asks a server's public GraphQL interface.</summary>
/// <param name="position">What was written up to here must be in the answers.</param>
internal sealed class GraphQLClient(ApiClient api, Session analyst, long position)
{
    /// <summary>The answer's data.</summary>
    /// <exception cref="ApiRefusalException">The answer has errors.</exception>
    public async Task<JsonElement> Query(string query, Action<Utf8JsonWriter> variables, CancellationToken ct)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteString("query", query);
            json.WriteStartObject("variables");
            variables(json);
            json.WriteEndObject();
        });
        var bytes = await api.Ask(analyst, "/graphql", body, position, ct);
        using var answer = JsonDocument.Parse(bytes);
        if (answer.RootElement.TryGetProperty("errors", out var errors))
            throw new ApiRefusalException("POST /graphql", 200, code: null, errors.GetRawText());
        return answer.RootElement.GetProperty("data").Clone();
    }
}
