using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Tests;

/// <summary>Checks 8 to 12: the certificate, its way to a root, its time, and whether it was revoked.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void J1_check_08_a_certificate_for_another_purpose_is_refused()
    {
        using var key = RSA.Create(2048);
        using var other = world.Issue(key, X509KeyUsageFlags.KeyEncipherment);
        using var policy = world.Issue(policy: "1.3.6.1.4.1.32473.1.2");
        using var none = world.Issue(change: r => Remove(r, "2.5.29.15"));
        using var nonRepudiation = world.Issue(usage: X509KeyUsageFlags.NonRepudiation);
        Expect.OnlyFailed(8, "signature.certificate-not-for-signing", world.Judge(world.Facts(other)));
        Expect.OnlyFailed(8, "signature.certificate-not-for-signing", world.Judge(world.Facts(none)));
        Expect.OnlyFailed(8, "signature.certificate-policy", world.Judge(world.Facts(policy)));
        Expect.Valid(world.Judge(world.Facts(nonRepudiation)));
        world.Policy = world.With(world.Policy.Settings with { CertificatePolicies = ["*"] });
        Expect.Valid(world.Judge(world.Facts(policy)));
    }

    [Fact]
    public void J1_check_08_an_authority_signs_no_reports()
    {
        // Below the root: the issuing authority may have none below it, and then check 9 would fail as well.
        using var authority = world.Issue(issuer: world.Authority.Root, change: r =>
        {
            Remove(r, "2.5.29.19");
            r.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        });
        Expect.OnlyFailed(8, "signature.certificate-of-authority", world.Judge(world.Facts(authority)));
    }

    [Fact]
    public void J1_check_09_only_installed_roots_count()
    {
        using var stranger = DemoAuthority.Open(Path.Combine(world.Folder, "stranger"), World.Noon.AddYears(-2));
        using var certificate = world.Issue(issuer: stranger.Issuing);
        var payload = World.Payload.ToBytes();
        // All that the stranger has lies in the file: it must not help.
        var cms = LocalSigner.Sign(payload, certificate, SigningAlgorithm.For(certificate), World.Noon, [stranger.Issuing, stranger.Root]);
        Expect.Failed(9, "signature.no-way-to-root", world.Judge(world.Facts(certificate) with { Cms = cms }));
        world.Policy = new TrustPolicy(world.Policy.Settings, [], [], []);
        Expect.Failed(9, "signature.no-way-to-root", world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_check_09_a_certificate_that_is_no_part_of_the_way_is_refused()
    {
        using var other = world.Issue();
        var payload = World.Payload.ToBytes();
        var algorithm = SigningAlgorithm.For(world.Certificate);
        var stray = LocalSigner.Sign(payload, world.Certificate, algorithm, World.Noon, [other]);
        var whole = LocalSigner.Sign(payload, world.Certificate, algorithm, World.Noon, [world.Authority.Issuing, world.Authority.Root]);
        Expect.OnlyFailed(9, "signature.stray-certificate", world.Judge(world.Facts() with { Cms = stray }));
        Expect.Valid(world.Judge(world.Facts() with { Cms = whole }));
    }

    [Fact]
    public void J1_check_09_the_signers_certificate_lies_in_the_file() =>
        Expect.Failed(9, "signature.no-certificate", world.Judge(
            world.Facts() with { Cms = (Forge.Of(world) with { Certificates = [] }).Write() }));

    [Fact]
    public void J1_check_09_intermediates_are_not_downloaded_and_an_installed_one_need_not_be_in_the_file()
    {
        Expect.Valid(world.Judge(world.Facts()));
        world.Policy = new TrustPolicy(world.Policy.Settings, world.Policy.Roots, [], []);
        Expect.Failed(9, "signature.no-way-to-root", world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_check_10_a_certificate_that_is_not_valid_yet_or_any_more_is_refused()
    {
        using var over = world.Issue(to: World.Noon.AddDays(-1));
        using var future = world.Issue(from: World.Noon.AddDays(1));
        Expect.OnlyFailed(10, "signature.certificate-not-valid-then", world.Judge(world.Facts(over)));
        Expect.OnlyFailed(10, "signature.certificate-not-valid-then", world.Judge(world.Facts(future)));
    }

    [Fact]
    public void J1_check_10_the_proven_time_counts_and_not_the_clock_of_the_judge()
    {
        using var certificate = world.Issue(to: World.Noon.AddDays(1));
        Expect.Valid(world.Judge(world.Facts(certificate) with { Now = World.Noon.AddYears(10) }));
    }

    [Fact]
    public void J1_check_11_a_revoked_certificate_is_refused()
    {
        world.Authority.Revoke(SignerCertificate.Of(world.Certificate).Serial, World.Noon.AddDays(-3));
        world.Lists = new CrlSet(world.Authority.IssueLists(World.Noon.AddHours(-1), World.Noon.AddDays(1)));
        Expect.OnlyFailed(11, "signature.revoked", world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_check_11_without_a_list_of_that_time_nobody_can_tell()
    {
        var all = world.Lists;
        world.Lists = CrlSet.Empty;
        Expect.OnlyUnknown(11, "signature.revocation-unknown", world.Judge(world.Facts()));
        world.Lists = new CrlSet(all.All.Where(list => list.IsIssuedBy(world.Authority.Issuing)));
        Expect.OnlyUnknown(11, "signature.revocation-unknown", world.Judge(world.Facts()));
        world.Lists = new CrlSet(world.Authority.IssueLists(World.Noon.AddDays(-9), World.Noon));
        Expect.OnlyUnknown(11, "signature.revocation-unknown", world.Judge(world.Facts()));
        world.Lists = new CrlSet(world.Authority.IssueLists(World.Noon, World.Noon.AddDays(1)));
        Expect.Valid(world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_check_11_a_list_that_somebody_else_signed_does_not_count()
    {
        using var stranger = DemoAuthority.Open(Path.Combine(world.Folder, "stranger"), World.Noon.AddYears(-2));
        // The same names, other keys.
        world.Lists = new CrlSet(stranger.IssueLists(World.Noon.AddDays(-1), World.Noon.AddDays(1)));
        Expect.OnlyUnknown(11, "signature.revocation-unknown", world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_check_11_the_newest_list_of_that_time_counts()
    {
        world.Authority.Revoke(SignerCertificate.Of(world.Certificate).Serial, World.Noon.AddDays(-3));
        foreach (var list in world.Authority.IssueLists(World.Noon.AddHours(-1), World.Noon.AddDays(1))) world.Lists = world.Lists.With(list);
        Expect.OnlyFailed(11, "signature.revoked", world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_check_12_a_later_list_can_say_that_it_was_revoked_before()
    {
        Assert.Equal("signature.second-look-pending", world.Judge(world.Facts()).Findings[11].Code);
        world.Authority.Revoke(SignerCertificate.Of(world.Certificate).Serial, World.Noon.AddMinutes(-1));
        foreach (var list in world.Authority.IssueLists(World.Noon.AddHours(1), World.Noon.AddDays(7))) world.Lists = world.Lists.With(list);
        Expect.OnlyFailed(12, "signature.revoked-later", world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_check_12_a_revocation_after_the_signature_changes_nothing()
    {
        world.Authority.Revoke(SignerCertificate.Of(world.Certificate).Serial, World.Noon.AddMinutes(1));
        foreach (var list in world.Authority.IssueLists(World.Noon.AddHours(1), World.Noon.AddDays(7))) world.Lists = world.Lists.With(list);
        var judgement = world.Judge(world.Facts());
        Expect.Valid(judgement);
        Assert.Equal(CheckResult.Passed, judgement.Findings[11].Result);
    }

    private static void Remove(CertificateRequest request, string oid) =>
        request.CertificateExtensions.Remove(request.CertificateExtensions.Single(e => e.Oid?.Value == oid));

    public void Dispose() => world.Dispose();
}
