namespace Reporting.Domain.Certificates;

/// <summary>A certificate after the body of one of its events was destroyed: it never signs for longer than before that.</summary>
public static class RedactedCertificate
{
    /// <param name="state">The certificate so far.</param>
    /// <param name="type">The stored name of the next event, whose body is gone.</param>
    /// <param name="recordedAt">The time at which the store recorded it.</param>
    public static SigningCertificate Evolve(SigningCertificate state, string type, DateTimeOffset recordedAt) =>
        type == "certificate_ended" && state.Newest is { } newest
            ? new SigningCertificate(state.Bindings.SetItem(
                state.Bindings.Count - 1,
                newest with { EndsAt = newest.EndsAt is { } end && end < recordedAt ? end : recordedAt }))
            : state;
}
