using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Reporting.GraphQL.Http;

/// <summary>Lets clients keep the response to a GET that names its document. RFC 9110, 8.8.3 and 13.1.2.</summary>
internal static class Revalidation
{
    /// <summary>Sets the validator; true when the client has the response already and was told so by 304.</summary>
    public static bool IsFresh(HttpContext http, ReadOnlySpan<byte> body, string cacheControl)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
        var headers = http.Response.Headers;
        headers.ETag = tag.ToString();
        headers.CacheControl = cacheControl;
        headers.Vary = "Accept";
        foreach (var known in http.Request.GetTypedHeaders().IfNoneMatch)
        {
            if (!known.Equals(EntityTagHeaderValue.Any) && !known.Compare(tag, useStrongComparison: false))
                continue;
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }
        return false;
    }
}
