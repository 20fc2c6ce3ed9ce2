using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Import.Units;

/// <summary>A unit as the server has it.</summary>
internal sealed record KnownUnit(string Code, string Name, string Kind, string? Parent);

/// <summary>The register of a running server, through its public API.</summary>
internal sealed class RegisterOnServer(ApiClient api, Session session)
{
    private const int PageSize = 200;
    private const int RegistrationCountMax = 5_000;
    private long position;

    /// <summary>The units that exist on a day, by code.</summary>
    public async Task<Dictionary<string, KnownUnit>> Units(DateOnly day, CancellationToken ct)
    {
        var units = new Dictionary<string, KnownUnit>();
        for (string? after = "", next = null; after is not null; after = next)
        {
            var cursor = after.Length > 0 ? "&after=" + Uri.EscapeDataString(after) : "";
            using var page = JsonDocument.Parse(await api.Get(
                session, $"/api/units?on={day:yyyy-MM-dd}&first={PageSize}{cursor}", ct));
            foreach (var unit in page.RootElement.GetProperty("items").EnumerateArray())
            {
                string Text(string name) => unit.GetProperty(name).GetString()!;
                units[Text("code")] = new KnownUnit(
                    Text("code"), Text("name"), Text("kind"), unit.GetProperty("parentCode").GetString());
            }
            next = page.RootElement.GetProperty("next").GetString();
        }
        return units;
    }

    /// <summary>Registers units, parents before their children, in as few commands as can be.</summary>
    public async Task Register(
        IReadOnlyList<UnitLine> units, DateOnly day, Action<int> progress, CancellationToken ct)
    {
        foreach (var chunk in units.Chunk(RegistrationCountMax))
        {
            await Send("/api/units/registrations", JsonBody.Of(json =>
            {
                json.WriteStartArray("units");
                foreach (var unit in chunk)
                {
                    json.WriteStartObject();
                    unit.Write(json, day);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }), ct);
            progress(chunk.Length);
        }
    }

    /// <summary>Carries out a reorganisation; its id.</summary>
    public async Task<string> Reorganise(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var answer = JsonDocument.Parse(await Send("/api/units/reorganisations", body, ct));
        return answer.RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>What the server would say to a reorganisation.</summary>
    public async Task<JsonElement> Preview(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var answer = JsonDocument.Parse(await Send("/api/units/reorganisations/preview", body, ct));
        return answer.RootElement.Clone();
    }

    /// <summary>Waits until readers see what was sent.</summary>
    public Task BecomesVisible(CancellationToken ct) => api.Get(session, "/api/units?first=1", ct, position);

    // The same body is the same command, however often the import runs.
    private async Task<byte[]> Send(string path, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var key = "import/" + Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(path), .. body.Span]));
        var answer = await api.Post(session, path, body, key, ct);
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.TryGetProperty("position", out var at))
            position = Math.Max(position, at.GetInt64());
        return answer;
    }
}
