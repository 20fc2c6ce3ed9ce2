namespace Reporting.Faults.Tests.Kills;

/// <summary>The short form of tests/faults: ten kills, a new seed for each run.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int KillCount = 10;

    [Fact]
    public async Task No_acknowledged_command_is_lost_or_doubled_when_the_host_or_PostgreSQL_is_killed()
    {
        var seed = Random.Shared.Next(1, 1_000_000);
        var folder = Directory.CreateTempSubdirectory("reporting-faults-");
        try
        {
            output.WriteLine($"seed {seed}");
            await using var run = new KillRun(KillCount, seed, folder.FullName + "/data", output.WriteLine);
            var result = await run.Run(TestContext.Current.CancellationToken);
            output.WriteLine(result.ToString());
            Assert.True(
                result.Findings.Count == 0,
                $"tests/faults --kills {KillCount} --seed {seed}\n{result}\n"
                + string.Join('\n', result.Findings.Take(20)));
            Assert.True(result.AcknowledgedCount > KillCount, result.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
