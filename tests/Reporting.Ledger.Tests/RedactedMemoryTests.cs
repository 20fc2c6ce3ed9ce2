using Reporting.Host.Tests;
using Reporting.Host.Tests.Signing;
using Reporting.Host.Tests.Work;

namespace Reporting.Ledger.Tests;

/// <summary>What was destroyed is not shown from memory either.</summary>
public sealed class RedactedMemoryTests
{
    /// <summary>Both had the figure in memory; one of them destroyed it.</summary>
    [Fact]
    public async Task Hosts_forget_what_they_kept_in_memory_of_what_was_destroyed()
    {
        await using var first = await RunningHost.Start();
        await first.Make();
        await first.Regime("r", automatic: false);
        var id = SigningTown.Report();
        await first.As(Town.Gives).Post($"/api/reports/{id}/assign", new { unit = "C1", regime = "r", period = "2026-01" }, 201);
        var cells = new Dictionary<string, object> { ["cases"] = 5 };
        await first.As(Town.Enters).Post($"/api/reports/{id}/enter", new { cells }, 200);
        await using var second = await RunningHost.Start(database: first.Database, change: options => options with
        {
            Ledger = new() { Folder = Path.Combine(first.Folder, "ledger") },
        });
        RunningHost[] hosts = [first, second];
        foreach (var host in hosts)
            Assert.Equal(["cases"], await Cells(host));
        await RedactedStreamTests.Destroy(first, id, 2);
        foreach (var host in hosts)
        {
            for (var i = 0; (await Cells(host)).Count > 0; i++)
            {
                Assert.True(i < 200, "What was destroyed is still shown.");
                await Task.Delay(50, RunningHost.Ct);
            }
        }

        async Task<List<string>> Cells(RunningHost host) =>
        [
            .. (await host.As(Town.Enters).Get($"/api/reports/{id}", 200)).GetProperty("cells").EnumerateObject().Select(cell => cell.Name),
        ];
    }
}
