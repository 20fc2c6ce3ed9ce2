namespace Reporting.Read.Reading;

/// <summary>As of which time an answer holds; both null for now.</summary>
/// <param name="KnownAt">What this system had recorded at that time, that instant included.</param>
/// <param name="InForceAt">What was valid at that time, that instant included.</param>
public sealed record AsOf(DateTimeOffset? KnownAt, DateTimeOffset? InForceAt)
{
    public static readonly AsOf Now = new(null, null);

    /// <summary>Which stretches of <c>report_figures f</c> hold, so that there is at most one of each report.</summary>
    /// <param name="known">The parameter with the position that <see cref="KnownAt"/> stands for; null without
    /// one.</param>
    /// <param name="inForce">The parameter with <see cref="InForceAt"/>; null without one.</param>
    internal static string Condition(string? known, string? inForce) => (known, inForce) switch
    {
        (null, null) => "f.to_position = 9223372036854775807",
        (_, null) => $"f.from_position <= {known} and f.to_position > {known}",
        (null, _) => $"f.in_force_at <= {inForce} and f.in_force_until > {inForce}",
        // The last version that both times reach: the next one was recorded later, or came into force later.
        _ => $"f.from_position <= {known} and f.in_force_at <= {inForce}" +
            $" and (f.to_position > {known} or f.in_force_until > {inForce})",
    };
}
