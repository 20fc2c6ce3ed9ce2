using Reporting.Domain.Certificates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Certificates;

public sealed class EndCertificateSpec : CertificateSpec
{
    private static readonly EndCertificate End = new(Id, Noon.AddDays(1), "Mất thiết bị", Ana);

    [Fact]
    public void Check_13_it_signs_no_longer() => Given(Bound, Confirmed).When(EndCertificate.Decide, End).Then(Ended);

    [Fact]
    public void Check_13_what_it_signed_before_stays()
    {
        var certificate = Fold(Bound, Confirmed, Ended);
        Assert.NotNull(certificate.At(Noon.AddDays(1).AddTicks(-1)));
        Assert.Null(certificate.At(Noon.AddDays(1)));
    }

    [Fact]
    public void It_says_why() =>
        Given(Bound).When(EndCertificate.Decide, End with { Reason = " " }).ThenRefused("text.blank", "reason");

    [Fact]
    public void It_ends_once() =>
        Given(Bound, Ended).When(EndCertificate.Decide, End with { Reason = "Khác" }).ThenRefused("certificate.already-ended");

    [Fact]
    public void What_is_not_bound_does_not_end() =>
        Given().When(EndCertificate.Decide, End).ThenRefused("certificate.unknown", "certificate");
}
