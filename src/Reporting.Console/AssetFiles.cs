using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Reporting.Console;

/// <summary>Scripts, styles and fonts, out of the assembly: no other machine is asked for any. Their addresses carry
/// their hash, so that a browser keeps them until there are others.</summary>
public static class AssetFiles
{
    private const string Folder = "assets/";

    private sealed record Asset(byte[] Bytes, string MediaType, string Tag);

    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <summary>The address of an asset.</summary>
    public static string Path(string name) => $"/{name}?v={All[name].Tag}";

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var (name, asset) in All)
        {
            app.MapGet("/" + name, http => Send(http, asset)).AllowAnonymous().ExcludeFromDescription()
                .WithMetadata(new ConsoleRoute(IsAsset: true));
        }
    }

    private static async Task Send(HttpContext http, Asset asset)
    {
        var headers = http.Response.Headers;
        headers.ETag = $"\"{asset.Tag}\"";
        headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        if (http.Request.Headers.IfNoneMatch == headers.ETag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = asset.MediaType;
        await http.Response.Body.WriteAsync(asset.Bytes, http.RequestAborted);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(AssetFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return new Asset(bytes, MediaType(name), Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
            });
    }

    private static string MediaType(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}

/// <summary>Marks a route of the console.</summary>
public sealed record ConsoleRoute(bool IsAsset = false);
