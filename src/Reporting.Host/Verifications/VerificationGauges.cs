using System.Diagnostics.Metrics;

namespace Reporting.Host.Verifications;

/// <summary>The last comparison of the store with the log in the metrics; nothing from a host that does not make them.</summary>
internal sealed class VerificationGauges : IDisposable
{
    public const string MeterName = "Reporting.Verifications";

    private readonly Meter meter = new(MeterName);

    public VerificationGauges(Func<StoreVerification?> newest, Func<StoreVerification?> whole)
    {
        meter.CreateObservableGauge(
            "reporting.verification.age", () => Of(whole(), last => (TimeProvider.System.GetUtcNow() - last.EndedAt).TotalSeconds),
            "s", "How long ago the whole store was last compared with the published log.");
        meter.CreateObservableGauge(
            "reporting.verification.alarm", () => Of(newest(), last => last.Outcome == VerificationOutcome.Altered ? 1 : 0),
            "{alarm}", "1 while the store is not what was published.");
        meter.CreateObservableGauge(
            "reporting.verification.position", () => Of(newest(), last => last.PublishedPosition),
            "{event}", "Up to here the store was compared with the published log.");
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<T>> Of<T>(StoreVerification? last, Func<StoreVerification, T> value)
        where T : struct => last is null ? [] : [new Measurement<T>(value(last))];
}
