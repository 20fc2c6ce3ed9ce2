using System.Net.Http.Json;
using System.Text.Json;
using Reporting.Host.Tests.Work;

namespace Reporting.Host.Tests.Aggregation;

internal static class Queries
{
    /// <summary>A GraphQL answer that sees everything that happened so far.</summary>
    public static async Task<JsonElement> Query(this RunningHost host, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("Wait-For-Position", $"{await host.Head()}");
        using var response = await host.Client.SendAsync(request, RunningHost.Ct);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(RunningHost.Ct)).RootElement;
    }
}
