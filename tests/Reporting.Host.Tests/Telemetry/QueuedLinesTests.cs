using System.Text.Json;
using Reporting.Host.Telemetry;
using Serilog;

namespace Reporting.Host.Tests.Telemetry;

/// <summary>The log of a host that is read by a program.</summary>
public sealed class QueuedLinesTests
{
    [Fact]
    public void All_lines_are_written_in_order_before_the_log_ends()
    {
        using var output = new MemoryStream();
        using (var log = new LoggerConfiguration().WriteTo.Sink(new QueuedLines(new CompactJson(), output)).CreateLogger())
        {
            for (var i = 0; i < 1_000; i++)
                log.Information("Line {Number} of {@Name} \"quoted\"\n", i, "một");
        }
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal(Enumerable.Range(0, 1_000), lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Number").GetInt32()));
        Assert.Equal("Line 7 of một \"quoted\"\n", JsonDocument.Parse(lines[7]).RootElement.GetProperty("@m").GetString());
    }

    [Fact]
    public async Task A_reader_that_stands_still_holds_up_nobody_and_what_it_misses_is_counted()
    {
        using var output = new Stalled();
        using (var log = new LoggerConfiguration().WriteTo.Sink(new QueuedLines(new CompactJson(), output)).CreateLogger())
        {
            for (var i = 0; i < 60_000; i++)
                log.Information("Line {Number}", i);
            output.Go();
        }
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
        var told = lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("Count", out _)).Sum(line => line.GetProperty("Count").GetInt64());
        Assert.Equal(60_000, lines.Count(line => line.Contains("\"Number\"", StringComparison.Ordinal)) + told);
        Assert.True(told > 0);
        await output.DisposeAsync();
    }

    /// <summary>Takes nothing until it is told to.</summary>
    private sealed class Stalled : MemoryStream
    {
        private readonly TaskCompletionSource going = new();

        public void Go() => going.SetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await going.Task;
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
