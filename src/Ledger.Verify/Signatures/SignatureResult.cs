namespace Ledger.Verify.Signatures;

/// <summary>One thing that was looked at, and how it stands.</summary>
internal sealed record SignatureLook(string What, Verdict Verdict, string Detail);

/// <summary>What a signature came to, judged by nothing but the bundle that it lies in.</summary>
/// <param name="Where">The event that made it count.</param>
/// <param name="Holder">The subject of the certificate; empty where it can't be read.</param>
/// <param name="ProvenAt">The time at which it is proven to have been there; null where it is not.</param>
internal sealed record SignatureResult(
    string Where, string Act, string Account, string Holder, DateTimeOffset? ProvenAt, IReadOnlyList<SignatureLook> Looks)
{
    public Verdict Verdict =>
        Looks.Any(look => look.Verdict == Verdict.Altered) ? Verdict.Altered
        : Looks.Any(look => look.Verdict == Verdict.CannotTell) ? Verdict.CannotTell : Verdict.Proven;

    /// <summary>In the words of ETSI EN 319 102-1.</summary>
    public string Word => Verdict switch
    {
        Verdict.Proven => "VALID",
        Verdict.Altered => "INVALID",
        _ => "INDETERMINATE",
    };
}

/// <summary>Something that would be needed to tell is not there.</summary>
internal sealed class NotKnownException : Exception
{
    public NotKnownException(string message)
        : base(message) { }

    public NotKnownException() { }

    public NotKnownException(string message, Exception inner)
        : base(message, inner) { }
}
