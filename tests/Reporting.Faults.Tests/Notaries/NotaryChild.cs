using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Notaries;

/// <summary>A <see cref="NotaryProgram"/> as a test starts it.</summary>
internal sealed class NotaryChild : IAsyncDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    /// <param name="town">Where the ledger, the policy and the database are.</param>
    /// <param name="step">After which step it kills itself; null for none.</param>
    /// <param name="count">When it comes to that step for which time.</param>
    public NotaryChild(LedgerTown town, Host.Ledger.NotaryStep? step = null, int count = 1)
    {
        var start = new ProcessStartInfo(
            "setsid",
            [
                HostWithoutNotary.Program, "notary", town.Folder, town.PolicyFile, step?.ToString() ?? NotaryProgram.NoStep,
                count.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardInput = true,
        };
        start.Environment["ConnectionStrings__Reporting"] = town.ConnectionString;
        _process = Process.Start(start)!;
    }

    public bool HasExited => _process.HasExited;

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has killed itself.</summary>
    public async Task End(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(EndLimit);
        await _process.WaitForExitAsync(limit.Token);
        if (_process.ExitCode != 128 + 9) throw new InvalidOperationException($"The notary ended with {_process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }
}
