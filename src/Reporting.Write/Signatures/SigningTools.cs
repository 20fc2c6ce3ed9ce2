using System.Diagnostics;
using Reporting.Domain;
using Reporting.Domain.Reports;
using Reporting.Write.Http;

namespace Reporting.Write.Signatures;

/// <summary>What was found out before a step is decided.</summary>
public sealed record SigningTools
{
    /// <summary>Nothing is signed.</summary>
    public static readonly SigningTools None = new();

    /// <summary>Why it can't even be decided.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Whether the account has another role than the one that signs for this.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>What the signature that came along was judged to be; null: none came.</summary>
    public SignatureJudgement? Judgement { get; init; }

    /// <summary>What a later list of revoked certificates says of a signature; null: nothing.</summary>
    public RevokedBefore? Revoked { get; init; }

    /// <summary>The certificate that is to sign.</summary>
    public Guid Certificate { get; init; }

    /// <summary>The business time at which a payload is issued: whole seconds.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Makes a payload: its text, and the SHA-256, hex, of its UTF-8.</summary>
    public Func<Report, (string Text, string Hash)> Payload { get; init; } = _ => throw new UnreachableException();
}

/// <summary>A step on a report that has to do with signatures.</summary>
public sealed record SigningCall(Guid Report, CommandCall Call, SigningDesk Desk)
{
    /// <summary>Judges the signature that came along; both or neither are given.</summary>
    public Task<SigningTools> Judge(Guid? request, string? cms, CancellationToken ct) =>
        (request, cms) switch
        {
            (null, null) => Task.FromResult(SigningTools.None),
            ({ } id, { } file) => Desk.Judge(this, id, file, ct),
            _ => Task.FromResult(new SigningTools { Refusal = SigningRefusals.RequestWithCms() }),
        };

    /// <summary>Finds the certificate that is to sign, and how its payload is made.</summary>
    public Task<SigningTools> Request(
        SigningAct act, SigningCapacity? capacity, string view, Guid? certificate, CancellationToken ct) =>
        Desk.Request(this, new SigningWish(act, capacity, view, certificate), ct);

    /// <summary>Looks at a signature again.</summary>
    public Task<SigningTools> Review(Guid request, CancellationToken ct) => Desk.Review(this, request, ct);
}

/// <summary>What somebody is about to sign.</summary>
public sealed record SigningWish(SigningAct Act, SigningCapacity? Capacity, string View, Guid? Certificate);
