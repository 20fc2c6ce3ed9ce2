using System.Text;
using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Parameters in the URL. GraphQL over HTTP, 5.3 GET: each at most once, the empty string means absent.
/// </summary>
internal static class UrlParameters
{
    public static HttpRefusal? Read(IQueryCollection url, out Parameters parameters)
    {
        parameters = default;
        foreach (var name in (ReadOnlySpan<string>)["query", "operationName", "variables", "extensions", "documentId"])
        {
            if (url[name].Count > 1)
                return HttpRefusal.Parameter(name, "given once");
        }
        var query = url["query"].ToString();
        if (query.Length > 0)
        {
            parameters.Query = Encoding.UTF8.GetBytes(query);
            parameters.HasQuery = true;
        }
        parameters.OperationName = TextOf(url, "operationName");
        parameters.DocumentId = TextOf(url, "documentId");
        return Parameters.ReadObject("variables", url["variables"], out parameters.Variables)
            ?? Parameters.ReadObject("extensions", url["extensions"], out parameters.Extensions);
    }

    private static string? TextOf(IQueryCollection url, string name) =>
        url[name].ToString() is { Length: > 0 } text ? text : null;
}
