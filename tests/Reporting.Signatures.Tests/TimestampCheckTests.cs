using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Tests;

/// <summary>Check 16: a time stamp is over exactly this signature, by an installed authority, and exact enough.</summary>
public sealed class TimestampCheckTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void J1_check_16_a_good_stamp_moves_the_proven_time_to_its_own()
    {
        var facts = world.Facts();
        var stamp = Stamp.Of(world, facts.Cms);
        var judgement = world.Judge(facts with { Timestamp = stamp.Write(), TimestampNonce = stamp.Nonce });
        Expect.Valid(judgement);
        Assert.Equal(stamp.Time.AddSeconds(1), judgement.ProvenAt);
        // One that came later proves less than the server's own receipt.
        var late = stamp with { Time = World.Noon.AddMinutes(5) };
        Assert.Equal(World.Noon, world.Judge(facts with { Now = World.Noon.AddHours(1), Timestamp = late.Write() }).ProvenAt);
    }

    [Fact]
    public void J1_check_16_a_revocation_between_stamp_and_receipt_does_not_count()
    {
        world.Authority.Revoke(SignerCertificate.Of(world.Certificate).Serial, World.Noon.AddSeconds(-30));
        world.Lists = new CrlSet([.. world.Lists.All, .. world.Authority.IssueLists(World.Noon.AddSeconds(-20), World.Noon.AddDays(1))]);
        var facts = world.Facts();
        Expect.OnlyFailed(11, "signature.revoked", world.Judge(facts));
        Expect.Valid(world.Judge(facts with { Timestamp = Stamp.Of(world, facts.Cms).Write() }));
    }

    [Fact]
    public void J1_check_16_a_stamp_that_is_wrong_in_any_way_is_refused()
    {
        var facts = world.Facts();
        var stamp = Stamp.Of(world, facts.Cms);
        using var other = world.Issue(usage: X509KeyUsageFlags.DigitalSignature, issuer: world.Authority.Root);
        using var below = X509Certificate2.CreateFromPemFile(world.Authority.TimestampCertificate, world.Authority.TimestampKey);
        foreach (var wrong in new[]
        {
            stamp with { SignatureValue = [1, 2, 3] }, stamp with { AccuracySeconds = 61 }, stamp with { Time = World.Noon.AddMinutes(2) },
            stamp with { Authority = other }, stamp with { HashOid = "1.3.14.3.2.26" }, stamp with { Time = World.Noon.AddYears(-3) },
            stamp with { Further = [other.RawData] },
        }) Expect.OnlyFailed(16, "signature.timestamp-wrong", world.Judge(facts with { Timestamp = wrong.Write() }));
        Expect.OnlyFailed(16, "signature.timestamp-wrong", world.Judge(
            facts with { Timestamp = stamp.Write(), TimestampNonce = new byte[] { 0x42, 9 } }));
        Expect.OnlyFailed(16, "signature.timestamp-wrong", world.Judge(facts with { Timestamp = new byte[] { 0x30, 0 } }));
    }

    [Fact]
    public void J1_check_16_every_changed_byte_of_a_stamp_is_noticed()
    {
        var facts = world.Facts();
        var token = Stamp.Of(world, facts.Cms).Write();
        for (var i = 0; i < token.Length; i++)
        {
            var changed = token.ToArray();
            changed[i] ^= 0x01;
            Assert.True(world.Judge(facts with { Timestamp = changed }).Verdict == Verdict.Invalid, $"Byte {i} of {token.Length}.");
        }
    }

    [Fact]
    public void J1_check_16_only_installed_time_stamp_authorities_count()
    {
        var facts = world.Facts();
        var token = Stamp.Of(world, facts.Cms).Write();
        world.Policy = new TrustPolicy(world.Policy.Settings, world.Policy.Roots, world.Policy.Intermediates, []);
        Expect.OnlyFailed(16, "signature.timestamp-wrong", world.Judge(facts with { Timestamp = token }));
    }

    [Fact]
    public void J1_check_16_without_a_list_of_the_stamps_authority_nobody_can_tell()
    {
        using var root = DemoAuthority.Open(Path.Combine(world.Folder, "stamps"), World.Noon.AddYears(-2));
        using var stamps = X509Certificate2.CreateFromPemFile(root.TimestampCertificate, root.TimestampKey);
        var facts = world.Facts();
        world.Policy = new TrustPolicy(
            world.Policy.Settings, world.Policy.Roots, world.Policy.Intermediates, TrustPolicy.Load(root.TrustFolder).TimestampRoots);
        var stamped = facts with { Timestamp = Stamp.Of(world, facts.Cms, stamps).Write() };
        Expect.OnlyUnknown(16, "signature.timestamp-revocation-unknown", world.Judge(stamped));
        world.Lists = new CrlSet([.. world.Lists.All, .. root.IssueLists(World.Noon.AddDays(-1), World.Noon.AddDays(1))]);
        Expect.Valid(world.Judge(stamped));
    }

    [Fact]
    public void J1_check_16_where_a_stamp_is_required_a_signature_waits_for_it()
    {
        world.Policy = world.With(world.Policy.Settings with { TimestampRequired = true });
        var facts = world.Facts();
        Expect.OnlyUnknown(16, "signature.timestamp-missing", world.Judge(facts));
        Expect.Valid(world.Judge(facts with { Timestamp = Stamp.Of(world, facts.Cms).Write() }));
    }

    [Fact]
    public void J1_check_16_a_stamp_in_the_file_is_judged_too()
    {
        var forge = Forge.Of(world);
        forge = forge with { Signature = forge.Raw() };
        var good = Stamp.Of(world, forge.Write());
        var (with, without) = (Stamped(forge, good.Write()), Stamped(forge, (good with { SignatureValue = [1] }).Write()));
        var judgement = world.Judge(world.Facts() with { Cms = with });
        Expect.Valid(judgement);
        Assert.Equal(good.Time.AddSeconds(1), judgement.ProvenAt);
        Expect.OnlyFailed(16, "signature.timestamp-wrong", world.Judge(world.Facts() with { Cms = without }));
    }

    private static byte[] Stamped(Forge forge, byte[] token) =>
        (forge with { Unsigned = [Forge.Attribute(Oids.SignatureTimestamp, v => v.WriteEncodedValue(token))] }).Write();

    public void Dispose() => world.Dispose();
}
