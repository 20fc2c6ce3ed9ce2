using System.Text.Json;

namespace Reporting.Cli.Replay.Api;

/// <summary>What an application/problem+json answer says (RFC 9457).</summary>
internal sealed record Problem(string? Code, string? Detail)
{
    private static readonly Problem Unreadable = new(null, null);

    public static Problem Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new Problem(Text(json.RootElement, "code"), Text(json.RootElement, "detail"))
                : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
