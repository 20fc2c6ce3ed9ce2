using System.Diagnostics.Metrics;
using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>Where the notary stands, for whoever listens; nothing from a host that stands by.</summary>
internal sealed class NotaryGauges : IDisposable
{
    private readonly Meter meter = new("Reporting.Ledger");

    public NotaryGauges(Func<NotaryStatus> status)
    {
        meter.CreateObservableGauge("reporting.ledger.position", () => Of(status(), s => s.Position),
            "{event}", "Every event up to here is in the published log.");
        meter.CreateObservableGauge("reporting.ledger.lag.duration", () => Of(status(), s => s.Lag.TotalSeconds),
            "s", "For how long there have been events that are not.");
        meter.CreateObservableGauge("reporting.ledger.alarm", () => Of(status(), s => s.IsAlarm ? 1 : 0),
            "{alarm}", "1 while the notary refuses to sign, or an event has waited for more than a minute.");
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<T>> Of<T>(NotaryStatus status, Func<NotaryStatus, T> value)
        where T : struct =>
        status.State == NotaryState.Standby ? [] : [new Measurement<T>(value(status))];
}

/// <summary>Keys are the same when their text is: their bytes are an array.</summary>
internal sealed class SameKey : IEqualityComparer<VerifierKey>
{
    public static readonly SameKey Instance = new();

    public bool Equals(VerifierKey? x, VerifierKey? y) => x?.Text == y?.Text;

    public int GetHashCode(VerifierKey obj) => obj.Text.GetHashCode(StringComparison.Ordinal);
}
