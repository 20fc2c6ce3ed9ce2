using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Reporting.Write.Http;

/// <summary>The key that makes a command sent twice be done once.</summary>
public static class IdempotencyKey
{
    /// <summary>Leaves room for <c>/index</c> of a bulk item within the store's 200 characters.</summary>
    public const int LengthMax = 190;

    /// <exception cref="RequestException">It is missing, too long, or has other than visible ASCII
    /// characters.</exception>
    public static string Of(HttpRequest request) => Find(request)
        ?? throw new RequestException(StatusCodes.Status400BadRequest, RequestRefusals.KeyMissing());

    /// <summary>The key; null when there is none that can be taken.</summary>
    public static string? Find(HttpRequest request)
    {
        var values = request.Headers["Idempotency-Key"];
        var key = values.Count == 1 ? values[0]! : "";
        return key.Length is 0 or > LengthMax || key.Any(c => c is <= ' ' or > '~') ? null : key;
    }

    /// <summary>What "the same request" means: method, path and body, byte for byte.</summary>
    public static byte[] RequestHash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\0{request.Path}\0"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
