using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Tests;

/// <summary>Revocation lists: read, fetched, kept for ever, looked up at a time.</summary>
public sealed class RevocationListTests : IDisposable
{
    private readonly World world = new();
    private readonly HttpClient http = new();

    [Fact]
    public async Task J1_lists_are_fetched_kept_and_known_after_a_restart()
    {
        var lists = new Dictionary<string, byte[]>
        {
            ["/issuing.crl"] = Issuing(World.Noon.AddDays(-1)).Der.ToArray(),
            ["/root.crl"] = System.Text.Encoding.ASCII.GetBytes(PemEncoding.WriteString("X509 CRL", world.Lists.All.Single(l => l.IsIssuedBy(world.Authority.Root)).Der.Span)),
        };
        await using var server = new LocalServer((request, _) => Task.FromResult((200, lists[request.Url!.AbsolutePath])));
        var store = CrlStore.InFolder(Path.Combine(world.Folder, "lists"));
        using (var archive = await CrlArchive.Open(store, Ct))
        {
            var addresses = lists.Keys.Select(path => new Uri(server.Address, path)).ToList();
            var fetched = await new CrlFetcher(http, archive).Fetch(world.Policy, addresses, World.Noon, Ct);
            Assert.All(fetched, fetch => Assert.True(fetch is { IsNew: true, Failure: null }, fetch.Failure));
            Assert.All(await new CrlFetcher(http, archive).Fetch(world.Policy, addresses, World.Noon, Ct), fetch => Assert.False(fetch.IsNew));
        }

        using var again = await CrlArchive.Open(store, Ct);
        Assert.Equal(2, again.Lists.All.Count);
        Expect.Valid(SignatureJudgement.Judge(world.Facts(), world.Policy, again.Lists));
    }

    [Fact]
    public async Task J1_a_list_that_is_not_good_is_not_kept_and_the_others_are()
    {
        using var stranger = DemoAuthority.Open(Path.Combine(world.Folder, "stranger"), World.Noon.AddYears(-2));
        var good = Issuing(World.Noon.AddDays(-1)).Der.ToArray();
        var broken = good.ToArray();
        broken[^1] ^= 1;
        var lists = new Dictionary<string, byte[]>
        {
            ["/stranger"] = stranger.IssueLists(World.Noon.AddDays(-1), World.Noon.AddDays(1))[0].Der.ToArray(),
            ["/broken"] = broken, ["/nonsense"] = "<html>"u8.ToArray(),
            ["/future"] = Issuing(World.Noon.AddHours(1)).Der.ToArray(), ["/old"] = Issuing(World.Noon.AddDays(-30)).Der.ToArray(),
            ["/good"] = good,
        };
        await using var server = new LocalServer((request, _) => Task.FromResult(
            lists.TryGetValue(request.Url!.AbsolutePath, out var list) ? (200, list) : (404, [])));
        using var archive = await CrlArchive.Open(CrlStore.InFolder(Path.Combine(world.Folder, "lists")), Ct);
        var addresses = lists.Keys.Prepend("/missing").Select(path => new Uri(server.Address, path)).Prepend(new Uri("http://127.0.0.1:9/"));
        var fetched = await new CrlFetcher(http, archive).Fetch(world.Policy, addresses, World.Noon, Ct);
        Assert.Equal([new Uri(server.Address, "/good")], fetched.Where(fetch => fetch.Failure is null).Select(fetch => fetch.Address));
        Assert.Equal(good, Assert.Single(archive.Lists.All).Der.ToArray());
    }

    [Fact]
    public async Task J1_a_list_that_could_not_be_kept_is_not_known()
    {
        var failing = new CrlStore(_ => Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([]), (_, _) => throw new IOException("disk full"));
        using var archive = await CrlArchive.Open(failing, Ct);
        await Assert.ThrowsAsync<IOException>(() => archive.Add(world.Lists.All[0], Ct));
        Assert.Empty(archive.Lists.All);
    }

    [Fact]
    public async Task J1_an_altered_file_of_the_archive_is_not_read()
    {
        var folder = Path.Combine(world.Folder, "lists");
        using (var archive = await CrlArchive.Open(CrlStore.InFolder(folder), Ct)) await archive.Add(world.Lists.All[0], Ct);
        var file = Assert.Single(Directory.GetFiles(folder));
        var bytes = await File.ReadAllBytesAsync(file, Ct);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Ct);
        using var again = await CrlArchive.Open(CrlStore.InFolder(folder), Ct);
        Assert.Empty(again.Lists.All);
    }

    [Fact]
    public void J1_addresses_in_certificates_count_only_where_the_policy_says_so()
    {
        using var certificate = world.Issue(change: r => r.CertificateExtensions.Add(
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(["http://ca.example/one.crl"])));
        var own = new Uri("http://ca.example/own.crl");
        var policy = world.With(world.Policy.Settings with { CrlAddresses = [own] });
        Assert.Equal([own], CrlFetcher.Addresses(policy, [certificate]));
        policy = world.With(policy.Settings with { CrlAddressesFromCertificates = true });
        Assert.Equal([own, new Uri("http://ca.example/one.crl")], CrlFetcher.Addresses(policy, [certificate]));
    }

    [Fact]
    public void J1_a_list_for_a_part_of_the_certificates_or_without_an_end_is_refused()
    {
        // issuingDistributionPoint, critical, as lists for a part have it (RFC 5280, 5.2.5).
        var part = Build(new X509Extension("2.5.29.28", [0x30, 0x03, 0x81, 0x01, 0xFF], critical: true));
        Assert.Contains("2.5.29.28", Assert.Throws<FormatException>(() => Crl.Read(part)).Message);
        Assert.Contains("nextUpdate", Assert.Throws<FormatException>(() => Crl.Read(Build(hasEnd: false))).Message);
        Assert.Throws<FormatException>(() => Crl.Read("nonsense"u8.ToArray()));
        Assert.Throws<FormatException>(() => Crl.Read(world.Lists.All[0].Der[..^1]));
        Assert.NotNull(Crl.Read(Build()));
    }

    [Fact]
    public void J1_no_changed_list_is_the_authoritys()
    {
        const int Seed = 20261122;
        world.Authority.Revoke(SignerCertificate.Of(world.Certificate).Serial, World.Noon);
        var list = Issuing(World.Noon).Der.ToArray();
        Assert.True(Crl.Read(list).IsIssuedBy(world.Authority.Issuing));
        var mutator = new Mutator(new Random(Seed));
        for (var i = 0; i < 5_000; i++)
        {
            var (way, file) = mutator.Next(list);
            try
            {
                Assert.False(Crl.Read(file).IsIssuedBy(world.Authority.Issuing), $"seed {Seed}, {i}: {way} {Convert.ToBase64String(file)}");
            }
            catch (FormatException)
            {
                // Refused before it came to that.
            }
        }
    }

    [Fact]
    public void J1_the_second_look_finds_what_was_revoked_before()
    {
        var serial = SignerCertificate.Of(world.Certificate).Serial;
        world.Authority.Revoke(serial, World.Noon.AddDays(-1));
        var later = new CrlSet([Issuing(World.Noon.AddDays(1))]);
        Assert.NotNull(later.RevokedBefore(world.Certificate, world.Authority.Issuing, World.Noon));
        Assert.Null(later.RevokedBefore(world.Certificate, world.Authority.Issuing, World.Noon.AddDays(-2)));
        Assert.Null(later.RevokedBefore(world.Certificate, world.Authority.Root, World.Noon));
        Assert.Null(world.Lists.RevokedBefore(world.Certificate, world.Authority.Issuing, World.Noon.AddDays(-2)));
        Assert.Equal(1, later.All[0].RevokedCount);
    }

    private Crl Issuing(DateTimeOffset from) => world.Authority.IssueLists(from, from.AddDays(7))[0];

    // A list as this authority would sign it, with an extension or without an end, which the framework does not write.
    private byte[] Build(X509Extension? extension = null, bool hasEnd = true)
    {
        var builder = new CertificateRevocationListBuilder();
        var list = DerTree.Parse(builder.Build(
            world.Authority.Issuing, 1, World.Noon.AddDays(1), HashAlgorithmName.SHA256, null, World.Noon));
        var body = list.Children![0];
        if (!hasEnd) body.Children!.RemoveAt(4);
        if (extension is not null)
        {
            body.Children!.Last().Children![0].Children!.Add(DerTree.Parse(
                [0x30, 0x0F, 0x06, 0x03, 0x55, 0x1D, 0x1C, 0x01, 0x01, 0xFF, 0x04, 0x05, .. extension.RawData]));
        }

        using var key = world.Authority.Issuing.GetECDsaPrivateKey()!;
        list.Children[2].Value = [0, .. key.SignData(body.Write(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)];
        return list.Write();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        http.Dispose();
        world.Dispose();
    }
}
