using static Reporting.Domain.Decision<Reporting.Domain.Certificates.CertificateEvent>;

namespace Reporting.Domain.Certificates;

/// <summary>A certificate does not sign here any longer: its holder has another post, or it is lost. One administrator is
/// enough, for it is urgent and takes away.</summary>
/// <param name="From">From when; not before now, for what it signed until now it signed.</param>
public sealed record EndCertificate(Guid CertificateId, DateTimeOffset From, string Reason, AccountId By)
{
    public static Decision<CertificateEvent> Decide(EndCertificate command, SigningCertificate state)
    {
        if (Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong)
            return Refuse(wrong);
        var ended = new CertificateEnded(
            command.CertificateId, command.From.ToUniversalTime(), command.Reason, command.By);
        return state.Newest switch
        {
            null => Refuse(CertificateRefusals.Unknown()),
            { Ended: { } before } => before with { From = ended.From } == ended
                ? Emit() : Refuse(CertificateRefusals.AlreadyEnded()),
            _ => Emit(ended),
        };
    }
}
