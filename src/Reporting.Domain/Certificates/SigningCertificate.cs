using System.Collections.Immutable;
using System.Diagnostics;

namespace Reporting.Domain.Certificates;

/// <summary>Whose a certificate was for a time.</summary>
/// <param name="ConfirmedAt">Null while nobody confirmed it: it does not sign.</param>
/// <param name="EndsAt">The first instant at which it does not sign any longer; null: not known yet.</param>
public sealed record CertificateBinding(CertificateBound Bound, DateTimeOffset? ConfirmedAt, DateTimeOffset? EndsAt)
{
    public CertificateConfirmed? Confirmed { get; init; }

    public CertificateEnded? Ended { get; init; }

    /// <summary>Whether it may sign at a time: from when two persons had said so.</summary>
    public bool Holds(DateTimeOffset at) =>
        ConfirmedAt <= at && Bound.From <= at && (EndsAt is not { } end || at < end);
}

/// <summary>A certificate and whose it was, the oldest first.</summary>
public sealed record SigningCertificate(ImmutableList<CertificateBinding> Bindings)
{
    public static readonly SigningCertificate Initial = new([]);

    /// <summary>What names a certificate: who issued it, and its number there.</summary>
    public static Guid IdOf(string issuer, string serial) => Uuid5.Of("certificate", issuer, serial);

    public CertificateBinding? Newest => Bindings.Count == 0 ? null : Bindings[^1];

    /// <summary>The binding that holds at a time; null when nobody's does.</summary>
    public CertificateBinding? At(DateTimeOffset at) => Bindings.FindLast(binding => binding.Holds(at));

    /// <param name="recordedAt">The time at which the store recorded it.</param>
    public static SigningCertificate Evolve(
        SigningCertificate state, CertificateEvent happened, DateTimeOffset recordedAt) => (state.Newest, happened) switch
    {
        (null or { Ended: not null }, CertificateBound e) =>
            new SigningCertificate(state.Bindings.Add(new CertificateBinding(e, ConfirmedAt: null, e.To))),
        ({ Ended: null } newest, CertificateConfirmed e) =>
            state.With(newest with { ConfirmedAt = recordedAt, Confirmed = e }),
        ({ Ended: null } newest, CertificateEnded e) => state.With(newest with
        {
            EndsAt = newest.EndsAt is { } end && end < e.From ? end : e.From, Ended = e,
        }),
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };

    private SigningCertificate With(CertificateBinding newest) => new(Bindings.SetItem(Bindings.Count - 1, newest));
}
