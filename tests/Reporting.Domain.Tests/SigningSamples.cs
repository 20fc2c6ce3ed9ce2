using Reporting.Domain.Approvals;
using Reporting.Domain.Certificates;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests;

/// <summary>As <see cref="EventSamples"/>, of what has to do with signatures.</summary>
internal static class SigningSamples
{
    private static readonly ReportId Report = new(new Guid("00000000-0000-0000-0000-000000000007"));
    private static readonly string Hash = new('a', 64);
    private static readonly Guid Thing = new("00000000-0000-0000-0000-000000000009");

    private static readonly DigitalSignature Seal = new(
        Thing, SigningAct.Seal, SigningCapacity.ByOrder, new Guid("00000000-0000-0000-0000-00000000000c"),
        new string('c', 64), new string('e', 64));

    public static readonly CertificateBound Bound = new(
        Thing, Chi, Xuan, new string('1', 64), "0a1b", new string('2', 64), "CCCD:001", new string('3', 64), Noon,
        Noon.AddYears(3), "12/CV", Ana);

    public static readonly CertificateConfirmed Confirmed = new(Thing, Binh);

    public static readonly CertificateEnded Ended = new(Thing, Noon.AddDays(9), "Mất thiết bị", Ana);

    public static readonly ApprovalRuleIssued RuleIssued = new(
        Xuan, "malaria-monthly", "malaria", true, [Dung], [Chi], [Ana], Founded, new DateOnly(2030, 12, 31),
        "QĐ 5/QĐ-UBND", Chi);

    public static readonly SignatureRequested Asked = new(
        Report, 1, Thing, SigningAct.Approve, SigningCapacity.ForHead, new Guid("00000000-0000-0000-0000-00000000000c"),
        new string('d', 64), "{\"act\":\"approve\"}", new string('f', 64), Noon.AddMinutes(15), Chi);

    public static readonly SignatureHeld Held = new(
        Report, 1, Thing, new string('c', 64), ["signature.revocation-unknown"], Chi);

    public static readonly SignatureInvalidated Invalidated = new(
        Report, 1, Thing, new Guid("00000000-0000-0000-0000-00000000000c"), Noon, new string('b', 64), Ana);

    public static readonly object[] Filled =
    [
        new ReportSigned(Report, 1, Hash, Chi, Seal with { Act = SigningAct.Correct }),
        new ReportSent(Report, 1, Dung),
        new ReportReturned(Report, 1, "Thiếu chi phí", Dung, Seal with { Act = SigningAct.Return, Capacity = null }),
        Monthly with { Steps = new RegimeSteps(true, SignedWith.Certificate, true, SendBy.Clerk) },
    ];

    public static readonly object[] OneOfEach =
    [
        new ReportChecked(Report, 1, Hash, Dung),
        Asked,
        Held,
        new SignatureRefused(Report, 1, Thing, new string('c', 64), ["signature.revoked"], Chi),
        Invalidated,
        new ReportSealed(Report, 1, Dung, Seal),
        new ReportReturnedUnsigned(Report, 1, Binh),
        RuleIssued,
        Bound,
        Confirmed,
        Ended,
    ];
}
