using System.Collections.Immutable;

namespace Reporting.Domain.Reports;

/// <summary>A signature that could not be judged yet.</summary>
/// <param name="ReceivedAt">When it came: it is judged as of then, however late that is done.</param>
public sealed record HeldSignature(SignatureHeld Held, DateTimeOffset ReceivedAt);

/// <summary>What was signed, and when that was recorded.</summary>
public sealed record SignatureMade(DigitalSignature? Signature, AccountId By, DateTimeOffset At);

/// <summary>What is known of the signatures on a report's newest content.</summary>
public sealed record Signing
{
    public static readonly Signing None = new();

    /// <summary>How many events its stream has.</summary>
    public long StreamVersion { get; private init; }

    /// <summary>The stream's version that last changed what there is to sign; a payload names it.</summary>
    public long ContentVersion { get; private init; }

    /// <summary>The requests on this content that were not used yet.</summary>
    public ImmutableDictionary<Guid, SignatureRequested> Requests { get; private init; } =
        ImmutableDictionary<Guid, SignatureRequested>.Empty;

    /// <summary>The ids of all requests that there ever were: none is used for another one.</summary>
    public ImmutableHashSet<Guid> Asked { get; private init; } = [];

    public HeldSignature? Held { get; private init; }

    /// <summary>The leader's signature; null while there is none.</summary>
    public SignatureMade? Person { get; private init; }

    /// <summary>The unit's seal; null while there is none.</summary>
    public SignatureMade? Seal { get; private init; }

    /// <summary>Signatures found invalid afterwards.</summary>
    public ImmutableArray<SignatureInvalidated> Invalidated { get; private init; } = [];

    /// <summary>The signature of a request that was found valid; null when there is none.</summary>
    public SignatureMade? Of(Guid request) =>
        Person?.Signature?.Request == request ? Person : Seal?.Signature?.Request == request ? Seal : null;

    internal Signing After(ReportEvent happened, DateTimeOffset at)
    {
        var version = StreamVersion + 1;
        return Next(happened, at, version) with
        {
            StreamVersion = version,
            Asked = happened is SignatureRequested asked ? Asked.Add(asked.Request) : Asked,
        };
    }

    /// <param name="isKept">Whether the event, whose body is gone, was not about what is signed.</param>
    internal Signing AfterRedacted(bool isKept)
    {
        var version = StreamVersion + 1;
        return (isKept ? this with { Held = null } : new Signing { ContentVersion = version, Asked = Asked }) with
        {
            StreamVersion = version,
        };
    }

    private Signing Next(ReportEvent happened, DateTimeOffset at, long version) => happened switch
    {
        SignatureRequested e => this with { Requests = Requests.SetItem(e.Request, e) },
        SignatureHeld e => this with { Held = new HeldSignature(e, at) },
        SignatureRefused e => this with { Held = null, Requests = Requests.Remove(e.Request) },
        // What the leader signed is new content for the seal: it is over the person's signature.
        ReportSigned e => new Signing { ContentVersion = version, Person = new SignatureMade(e.Signature, e.By, at) },
        ReportSealed e => this with
        {
            ContentVersion = version, Seal = new SignatureMade(e.Signature, e.By, at), Held = null, Requests = Requests.Clear(),
        },
        SignatureInvalidated e => this with { Invalidated = Invalidated.Add(e) },
        ReportSent or ReportAccepted or CorrectionRequested or CorrectionDenied =>
            this with { ContentVersion = version, Requests = Requests.Clear(), Held = null },
        // These are not about what is signed.
        DeadlineMoved or PartAssigned or PartDeadlineMoved or PartCancelled => this,
        // Anything else makes another content, with nobody's signature on it.
        _ => new Signing { ContentVersion = version },
    };
}
