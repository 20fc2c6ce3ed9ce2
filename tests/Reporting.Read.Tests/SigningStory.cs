using Reporting.Domain;
using Reporting.Domain.Approvals;
using Reporting.Domain.Certificates;
using Reporting.Domain.Reports;

namespace Reporting.Read.Tests;

/// <summary>What happens around signatures, some in a page with what it follows, some in a later one.</summary>
internal static class SigningStory
{
    private static readonly Guid First = new("00000000-0000-0000-0000-0000000000c1");
    private static readonly Guid OfUnit = new("00000000-0000-0000-0000-0000000000c2");
    private static readonly string Hash = new('a', 64);

    public static async Task Tell(Story story, string district = "D2")
    {
        var (person, now) = (Province.AccountOf("enterer"), story.Clock.Now);
        await Bind(story, First, person, null);
        await Bind(story, OfUnit, null, Province.Unit(district + "B"));
        await story.Append(
            ApprovalRules.StreamIdOf(Province.Unit(district + "B")),
            new ApprovalRuleIssued(
                Province.Unit(district + "B"), "daily", "daily", true, [person], [person], [person], new DateOnly(2026, 1, 1), null,
                "QĐ 5", person));
        var report = await story.Assign(district + "A", "2026-10-07");
        await report.Happens(Asked(report.Id, First, person, now));
        await report.Happens(new SignatureHeld(report.Id, 1, First, Hash, ["signature.revocation-unknown"], person));
        await report.Happens(Asked(report.Id, OfUnit, person, now));
        await story.Settle();
        await report.Happens(new ReportSigned(
            report.Id, 1, Hash, person, new DigitalSignature(First, SigningAct.Approve, null, First, Hash, Hash)));
        await report.Happens(new SignatureRefused(report.Id, 1, OfUnit, Hash, ["signature.revoked"], person));
        await story.Settle();
        await report.Happens(new SignatureInvalidated(report.Id, 1, First, First, now, Hash, person));
        await story.Append(First, new CertificateEnded(First, now, "Mất thiết bị", person));
        await Bind(story, First, Province.AccountOf("signer"), null);
    }

    private static SignatureRequested Asked(ReportId report, Guid request, AccountId by, DateTimeOffset now) => new(
        report, 1, request, SigningAct.Approve, SigningCapacity.ForHead, First, Hash, "{}", Hash, now.AddMinutes(15), by);

    private static async Task Bind(Story story, Guid id, AccountId? account, UnitId? unit)
    {
        await story.Append(id, new CertificateBound(
            id, account, unit, Hash, "0a", Hash, "x", Hash, story.Clock.Now, null, "12/CV",
            Province.AccountOf("enterer")));
        await story.Append(id, new CertificateConfirmed(id, Province.AccountOf("enterer")));
    }
}
