using Reporting.Console.Wire;

namespace Reporting.Console.Figures;

/// <summary>How the public log of all events is doing.</summary>
/// <param name="Position">Every event up to here is in the published log.</param>
/// <param name="Alarm">It signs nothing, or an event has waited for more than a minute.</param>
public sealed record LedgerState(string State, string? Origin, long Position, double LagSeconds, bool Alarm, string? Failure)
{
    private sealed record Readiness(LedgerState? Ledger);

    /// <summary>Null when the server does not tell just now.</summary>
    public static async Task<LedgerState?> Load(Api api, CancellationToken ct)
    {
        try
        {
            return (await api.Get<Readiness>("/health/ready", ct)).Ledger;
        }
        catch (ApiException)
        {
            return null;
        }
    }
}
