using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text.Json;

namespace Ledger.Verify.Signatures;

/// <summary>One thing that was looked at, and how it stands.</summary>
internal sealed record SignatureLook(string What, Verdict Verdict, string Detail)
{
    /// <param name="fault">What is wrong; null when nothing is.</param>
    /// <param name="isPossible">False where something that it needs could not be read.</param>
    public static SignatureLook Of(string what, Func<string?> fault, bool isPossible)
    {
        if (!isPossible)
            return new SignatureLook(what, Verdict.CannotTell, "not looked at, because something before it is missing");
        try
        {
            var found = fault();
            return new SignatureLook(what, found is null ? Verdict.Proven : Verdict.Altered, found ?? "");
        }
        catch (NotKnownException e)
        {
            return new SignatureLook(what, Verdict.CannotTell, e.Message);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or AsnContentException or JsonException
            or KeyNotFoundException or InvalidOperationException)
        {
            return new SignatureLook(what, Verdict.Altered, e.Message);
        }
    }
}

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
