namespace Reporting.Read.Tests;

/// <summary>A business clock that stands still until a test moves it.</summary>
internal sealed class StoryClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 10, 5, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
