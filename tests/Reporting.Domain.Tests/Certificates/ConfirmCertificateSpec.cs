using Reporting.Domain.Certificates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Certificates;

public sealed class ConfirmCertificateSpec : CertificateSpec
{
    private static readonly ConfirmCertificate Confirm = new(Id, Binh);

    [Fact]
    public void Check_13_a_second_person_confirms() => Given(Bound).When(ConfirmCertificate.Decide, Confirm).Then(Confirmed);

    [Fact]
    public void Check_13_who_bound_it_does_not_confirm() =>
        Given(Bound).When(ConfirmCertificate.Decide, Confirm with { By = Ana }).ThenRefused("certificate.same-person");

    [Fact]
    public void Check_13_it_signs_from_the_confirmation_on()
    {
        Assert.Null(Fold(Bound).At(Noon.AddDays(1)));
        Assert.Null(Fold(Bound, Confirmed).At(Noon.AddMinutes(59)));
        Assert.Equal(Bound, Fold(Bound, Confirmed).At(Noon.AddHours(1))?.Bound);
    }

    [Fact]
    public void What_ended_is_not_confirmed() =>
        Given(Bound, Ended).When(ConfirmCertificate.Decide, Confirm).ThenRefused("certificate.already-ended");

    [Fact]
    public void What_is_not_bound_is_not_confirmed() =>
        Given().When(ConfirmCertificate.Decide, Confirm).ThenRefused("certificate.unknown", "certificate");
}
