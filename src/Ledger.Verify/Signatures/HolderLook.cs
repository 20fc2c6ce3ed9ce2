using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify.Signatures;

/// <summary>Whose the certificate is, by the events of two administrators that are in the ledger.</summary>
internal static class HolderLook
{
    /// <summary>Why it is not the signer's; null when it is.</summary>
    /// <param name="requested">The event that asked for the signature.</param>
    /// <param name="identifier">Who was to sign, by the document.</param>
    public static string? Fault(
        IReadOnlyList<BundleEvent> events, BundleEvent requested, string identifier, X509Certificate2 certificate,
        TrustThen trust, DateTimeOffset at)
    {
        var id = requested.Text("certificate");
        var own = events.Where(one => one.Stream.ToString() == id).ToList();
        if (own.Count == 0)
            throw new NotKnownException("the events that bind the certificate are not in the bundle");
        foreach (var bound in own.Where(one => one.Type == "certificate_bound" && Names(one, certificate)))
        {
            var confirmed = own.FirstOrDefault(one => one.Type == "certificate_confirmed" && one.Position > bound.Position);
            if (confirmed is null || confirmed.Text("by") == bound.Text("by"))
                return "its binding was not confirmed by a second administrator";
            if (!IsOf(bound, requested, events))
                return "it is bound to somebody else";
            if (at < bound.Time("from") || at < confirmed.At || at >= bound.Time("to")
                || own.Any(one => one.Type == "certificate_ended" && one.Position > bound.Position && one.Time("from") <= at))
                return "it was not bound to the signer at that time";
            return bound.Text("identifier") == identifier && Subject(certificate, trust.IdentifierAttributes).Contains(identifier)
                ? null : "the identifier in its subject is another";
        }
        return "no event binds this certificate";
    }

    private static bool Names(BundleEvent bound, X509Certificate2 certificate) =>
        bound.Text("issuer") == Hash(certificate.IssuerName.RawData)
        && bound.Text("serial") == Convert.ToHexStringLower(certificate.SerialNumberBytes.Span)
        && bound.Text("keyHash") == Hash(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>A person's is the one who asked; a seal's is the unit that reports.</summary>
    private static bool IsOf(BundleEvent bound, BundleEvent requested, IReadOnlyList<BundleEvent> events)
    {
        if (requested.Text("act") != "seal")
            return bound.Text("account") is { } account && account == requested.Text("by");
        var unit = events.FirstOrDefault(one => one.Type == "report_assigned" && one.Stream == requested.Stream)?.Text("unit");
        return bound.Text("unit") is { } sealing && sealing == unit;
    }

    private static IEnumerable<string> Subject(X509Certificate2 certificate, IReadOnlyList<string> attributes) =>
        from name in certificate.SubjectName.EnumerateRelativeDistinguishedNames()
        where !name.HasMultipleElements && attributes.Contains(name.GetSingleElementType().Value!)
        select name.GetSingleElementValue() ?? "";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
