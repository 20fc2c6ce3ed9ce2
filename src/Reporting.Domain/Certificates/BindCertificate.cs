using static Reporting.Domain.Decision<Reporting.Domain.Certificates.CertificateEvent>;

namespace Reporting.Domain.Certificates;

/// <summary>An administrator says whose certificate it is: a person's or a unit's. It signs nothing until another
/// administrator has confirmed it.</summary>
/// <param name="Subject">What its subject says of who it is; the identifier must be among it.</param>
public sealed record BindCertificate(
    Guid CertificateId, AccountId? Account, UnitId? Unit, string Issuer, string Serial, string KeyHash,
    string Identifier, EquatableArray<string> Subject, string Certificate, DateTimeOffset From, DateTimeOffset? To,
    string? Document, AccountId By)
{
    public static Decision<CertificateEvent> Decide(BindCertificate command, SigningCertificate state)
    {
        if ((Texts.Check("identifier", command.Identifier, Texts.NameLengthMax)
            ?? Texts.CheckOptional("document", command.Document, Texts.NameLengthMax)) is { } wrong)
            return Refuse(wrong);
        if (command.Account is null == command.Unit is null)
            return Refuse(CertificateRefusals.OneHolder());
        if (!command.Subject.Contains(command.Identifier))
            return Refuse(CertificateRefusals.IdentifierNotInSubject());
        if (command.To <= command.From)
            return Refuse(CertificateRefusals.TimesReversed());
        var bound = new CertificateBound(
            command.CertificateId, command.Account, command.Unit, command.Issuer, command.Serial, command.KeyHash,
            command.Identifier, command.Certificate, command.From.ToUniversalTime(), command.To?.ToUniversalTime(),
            command.Document, command.By);
        return state.Newest is null or { Ended: not null } ? Emit(bound)
            : state.Newest.Bound == bound ? Emit()
            : Refuse(CertificateRefusals.BoundOtherwise());
    }
}
