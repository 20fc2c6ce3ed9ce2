using System.Text;
using Microsoft.AspNetCore.Http;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Http;

/// <summary>The schema as SDL, for <c>GET ?sdl</c>.</summary>
internal static class SchemaDocument
{
    public static async ValueTask Write(HttpContext http, Schema schema)
    {
        var text = Encoding.UTF8.GetBytes(schema.Print());
        http.Response.ContentType = "application/graphql; charset=utf-8";
        http.Response.ContentLength = text.Length;
        await http.Response.BodyWriter.WriteAsync(text, http.RequestAborted).ConfigureAwait(false);
    }
}
