using Reporting.Domain.Certificates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Certificates;

public sealed class BindCertificateSpec : CertificateSpec
{
    private static readonly BindCertificate Bind = new(
        Id, Chi, null, Bound.Issuer, Bound.Serial, Bound.KeyHash, "CCCD:001", ["VN", "Lê Thị Chi", "CCCD:001"],
        Bound.Certificate, Noon, null, "12/CV", Ana);

    [Fact]
    public void Check_13_a_certificate_is_bound_to_a_person() => Given().When(BindCertificate.Decide, Bind).Then(Bound);

    [Fact]
    public void Check_13_a_certificate_is_bound_to_a_unit() =>
        Given().When(BindCertificate.Decide, Bind with { Account = null, Unit = Xuan })
            .Then(Bound with { Account = null, Unit = Xuan });

    [Fact]
    public void Check_13_it_is_one_holders() =>
        Given().When(BindCertificate.Decide, Bind with { Unit = Xuan })
            .ThenRefused("certificate.one-holder", "userName", "unit");

    [Fact]
    public void Check_13_the_identifier_stands_in_the_subject() =>
        Given().When(BindCertificate.Decide, Bind with { Identifier = "CCCD:002" })
            .ThenRefused("certificate.identifier-not-in-subject", "identifier");

    [Fact]
    public void Check_13_nobody_is_bound_beside_another() =>
        Given(Bound).When(BindCertificate.Decide, Bind with { Account = Dung })
            .ThenRefused("certificate.bound-otherwise", "certificate");

    [Fact]
    public void Check_13_after_the_end_it_may_be_somebody_elses() =>
        Given(Bound, Confirmed, Ended).When(BindCertificate.Decide, Bind with { Account = Dung })
            .Then(Bound with { Account = Dung });

    [Fact]
    public void It_does_not_end_before_it_begins() =>
        Given().When(BindCertificate.Decide, Bind with { To = Noon }).ThenRefused("certificate.times-reversed", "from", "to");

    [Fact]
    public void An_identifier_is_not_blank() =>
        Given().When(BindCertificate.Decide, Bind with { Identifier = " " }).ThenRefused("text.blank", "identifier");
}
