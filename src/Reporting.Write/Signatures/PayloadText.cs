using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.EventStore;
using Reporting.Signatures;
using CertificateBinding = Reporting.Domain.Certificates.CertificateBinding;

namespace Reporting.Write.Signatures;

/// <summary>Makes what is signed out of a report.</summary>
internal static class PayloadText
{
    /// <param name="version">The template version of the report.</param>
    /// <param name="at">Whole seconds.</param>
    /// <param name="ledger">The newest checkpoint, which the signature anchors.</param>
    public static (string Text, string Hash) Of(
        Report report, SigningWish wish, CertificateBinding signer, TemplateVersion version, UnitRegister units,
        DateTimeOffset at, LedgerHead ledger)
    {
        var bytes = new SignaturePayload
        {
            Act = ActOf(wish.Act),
            Report = report.ReportId.Value,
            StreamVersion = report.Signing.ContentVersion,
            Form = new FormReference(version.Template, version.Version, FormHash(version)),
            Period = report.Period,
            Org = OrgOf(report, wish.Act, units),
            Capacity = wish.Capacity is { } capacity ? CapacityText(capacity) : "",
            Signer = signer.Bound.Identifier,
            Figures = report.ContentHash,
            Attachments =
            [
                .. report.Attachments.Select(file => new SignedAttachment(file.Name, file.Length, file.Sha256)),
            ],
            View = wish.View,
            LedgerHead = ledger,
            Nonce = RandomNumberGenerator.GetHexString(32, lowercase: true),
            IssuedAt = at,
            ExpiresAt = at + RequestSignature.Validity,
            PersonSignature = wish.Act == SigningAct.Seal ? report.Signing.Person?.Signature?.Cms : null,
        }.ToBytes();
        return (Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The unit that is signed for, by its code: the one that reports, or, to return, the one that asked.</summary>
    public static string OrgOf(Report report, SigningAct act, UnitRegister units)
    {
        var unit = act == SigningAct.Return ? report.RequestingUnit : report.Unit;
        return units.ById(unit)?.Code ?? unit.Value.ToString();
    }

    public static SignatureAct ActOf(SigningAct act) => act switch
    {
        SigningAct.Approve => SignatureAct.Approve,
        SigningAct.Issue => SignatureAct.Issue,
        SigningAct.Correct => SignatureAct.Correct,
        SigningAct.Return => SignatureAct.Return,
        _ => SignatureAct.Seal,
    };

    private static string CapacityText(SigningCapacity capacity) => capacity switch
    {
        SigningCapacity.OnBehalf => "TM.",
        SigningCapacity.ForHead => "KT.",
        SigningCapacity.ByOrder => "TL.",
        _ => "TUQ.",
    };

    // Anybody can work it out again from the event that published the version.
    private static string FormHash(TemplateVersion version) => Convert.ToHexStringLower(SHA256.HashData(
        JsonCanonicalizer.Canonicalize(TemplateEventCodec.Encode(version.Published).Json)));
}
