using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Replay.Play;

/// <summary>The server's simulated clock. It stands still until it is moved.</summary>
internal sealed class Clock(ApiClient api, Session administrator, Tally tally)
{
    public async Task MoveTo(DateTimeOffset at, CancellationToken ct)
    {
        var now = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", null);
        tally.Command();
        var body = JsonBody.Of(json => json.WriteString("now", now));
        await api.Post(administrator, "/api/clock", body, "clock/" + now, ct);
    }
}
