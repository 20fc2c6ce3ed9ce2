namespace Reporting.Host.Verifications;

/// <summary>What a look at the store came to.</summary>
public enum VerificationOutcome
{
    /// <summary>Every event gives the leaf that was published, and all of them the signed root.</summary>
    Proven,

    /// <summary>Something is not as it was signed; the findings say what.</summary>
    Altered,

    /// <summary>It could not be compared: no log, no key, files that can't be read.</summary>
    CannotTell,
}

/// <summary>One comparison of the store with the published log.</summary>
/// <param name="IsWhole">From the first event on; otherwise what is new.</param>
/// <param name="FirstPosition">The first event that was looked at.</param>
/// <param name="PublishedPosition">Up to here the events were compared with the log; later ones, which are not in it yet, with
/// their own leaf hashes.</param>
/// <param name="Findings">What is wrong, the first of it at most; empty when all is proven.</param>
public sealed record StoreVerification(
    Guid Id, bool IsWhole, DateTimeOffset BeganAt, DateTimeOffset EndedAt, long FirstPosition, long LastPosition,
    long PublishedPosition, VerificationOutcome Outcome, IReadOnlyList<string> Findings)
{
    /// <summary>The log goes on after the store's end. Nothing is written into such a store by itself: a newer state may be
    /// restored yet.</summary>
    public bool IsSetBack { get; init; }
}
