using static Reporting.Domain.Decision<Reporting.Domain.Certificates.CertificateEvent>;

namespace Reporting.Domain.Certificates;

/// <summary>A second administrator confirms whose certificate it is.</summary>
public sealed record ConfirmCertificate(Guid CertificateId, AccountId By)
{
    public static Decision<CertificateEvent> Decide(ConfirmCertificate command, SigningCertificate state) =>
        state.Newest switch
        {
            null => Refuse(CertificateRefusals.Unknown()),
            { Ended: not null } => Refuse(CertificateRefusals.AlreadyEnded()),
            { Confirmed: not null } => Emit(),
            { Bound.By: var by } when by == command.By => Refuse(CertificateRefusals.SamePerson()),
            _ => Emit(new CertificateConfirmed(command.CertificateId, command.By)),
        };
}
