using Reporting.Domain;

namespace Reporting.Write.Http;

/// <summary>The request itself can't be taken: malformed, too large, without its key. Thrown while it is read, answered
/// in one place (<see cref="Faults"/>). A "no" of the rules is never thrown; it is a <see cref="Refusal"/> in an
/// outcome.</summary>
public sealed class RequestException(int status, Refusal refusal) : Exception(refusal.English)
{
    public int Status { get; } = status;

    public Refusal Refusal { get; } = refusal;

    /// <summary>How long the client waits before it tries again, or null when trying again changes nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
