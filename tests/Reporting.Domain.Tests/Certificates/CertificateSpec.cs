using Reporting.Domain.Certificates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Certificates;

/// <summary>Ana binds, Binh confirms; it is Chi's certificate.</summary>
public abstract class CertificateSpec
{
    protected static readonly Guid Id = new("00000000-0000-0000-0000-0000000000c1");

    protected static readonly CertificateBound Bound = new(
        Id, Chi, null, new string('1', 64), "0a", new string('2', 64), "CCCD:001", new string('3', 64), Noon, null, "12/CV",
        Ana);

    protected static readonly CertificateConfirmed Confirmed = new(Id, Binh);
    protected static readonly CertificateEnded Ended = new(Id, Noon.AddDays(1), "Mất thiết bị", Ana);

    protected static SigningCertificate Fold(params CertificateEvent[] history) => history.Aggregate(
        SigningCertificate.Initial, (state, e) => SigningCertificate.Evolve(state, e, Noon.AddHours(1)));

    protected static Spec<SigningCertificate, CertificateEvent>.Before Given(params CertificateEvent[] history) =>
        new Spec<SigningCertificate, CertificateEvent>(
            SigningCertificate.Initial, (state, e) => SigningCertificate.Evolve(state, e, Noon.AddHours(1))).Given(history);
}
