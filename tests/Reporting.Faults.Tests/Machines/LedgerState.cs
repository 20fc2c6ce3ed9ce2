using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Machines;

/// <summary>What a host tells of its notary.</summary>
internal sealed record LedgerState(string State, long Position, long Head)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<LedgerState> Of(Api api, Uri host, CancellationToken ct)
    {
        var body = (await api.Get(host, "/health/ready", null, ct)).Body;
        var (ledger, head) = (body.GetProperty("ledger"), body.GetProperty("position"));
        return new LedgerState(
            ledger.GetProperty("state").GetString()!, ledger.GetProperty("position").GetInt64(),
            head.ValueKind == System.Text.Json.JsonValueKind.Number ? head.GetInt64() : long.MaxValue);
    }

    /// <summary>Waits until it has published all up to a position.</summary>
    public static async Task Reaches(Api api, Uri host, long position, TimeSpan limit, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(limit);
        while ((await Of(api, host, late.Token)).Position < position) await Task.Delay(Pause, late.Token);
    }
}
