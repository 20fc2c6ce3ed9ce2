using Reporting.Cli.Operate;
using Reporting.Host.Operators;
using Reporting.Host.Verifications;

namespace Reporting.Cli.Tests;

/// <summary>What an administrator types to restore, and reads afterwards.</summary>
public sealed class RestoreCommandTests
{
    [Theory]
    [InlineData("2026-11-22T09:30:00", "2026-11-22T02:30:00+00:00")]
    [InlineData("2026-11-22 09:30", "2026-11-22T02:30:00+00:00")]
    [InlineData("2026-11-22T09:30:00.25+00:00", "2026-11-22T09:30:00.25+00:00")]
    [InlineData("2026-11-22T09:30:00Z", "2026-11-22T09:30:00+00:00")]
    [InlineData("yesterday", null)]
    public void A_time_is_Vietnams_unless_it_says_otherwise(string text, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), RestoreCommand.TimeOf(text)?.ToUniversalTime());

    [Fact]
    public void A_state_that_is_older_than_the_log_comes_with_the_way_out()
    {
        var lines = RestoreCommand.Told(Of(head: 15, published: 20), "new", "old/ledger").ToList();
        Assert.Contains(lines, line => line.StartsWith("Events 16 to 20 were published", StringComparison.Ordinal));
        Assert.Contains("  ./reporting ledger begin --data new --from 16 --reason \"...\"", lines);
        Assert.DoesNotContain(
            RestoreCommand.Told(Of(head: 20, published: 20), "new", "old/ledger"),
            line => line.Contains("ledger begin", StringComparison.Ordinal));
    }

    private static OperatorRestore.Restored Of(long head, long published) => new(
        "20261122T000000Z", head, published, [], "ok",
        new StoreVerification(
            Guid.Empty, true, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1, head, head, VerificationOutcome.Proven, []));
}
