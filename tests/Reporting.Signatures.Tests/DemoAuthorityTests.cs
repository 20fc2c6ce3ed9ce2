namespace Reporting.Signatures.Tests;

/// <summary>The demo's authority: made once, its keys closed to others.</summary>
public sealed class DemoAuthorityTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void J1_keys_are_readable_by_their_owner_only()
    {
        var secret = Directory.EnumerateFiles(world.Folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".key", StringComparison.Ordinal) || file.EndsWith(".p12", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, secret.Count);
        Assert.All(secret, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Empty(Directory.EnumerateFiles(world.Folder, "*.partial", SearchOption.AllDirectories));
    }

    [Fact]
    public void J1_a_second_start_finds_the_same_authority_and_certificates()
    {
        using var again = DemoAuthority.Open(world.Folder, World.Noon);
        Assert.Equal(world.Authority.Root.RawData, again.Root.RawData);
        Assert.Equal(SignerCertificate.Of(world.Certificate), again.Issue(world.Holder).Signer);
        world.Policy = TrustPolicy.Load(again.TrustFolder);
        Expect.Valid(world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_people_have_RSA_keys_where_they_want_them()
    {
        using var certificate = World.Load(world.Authority.Issue(world.Holder with { Identifier = "rsa.1", RsaBits = 2048 }));
        Assert.Equal(SignatureScheme.RsaPkcs1, SigningAlgorithm.For(certificate).Scheme);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("Bình")]
    public void J1_an_identifier_that_can_not_name_a_file_is_refused(string identifier) =>
        Assert.Throws<ArgumentException>(() => world.Authority.Issue(world.Holder with { Identifier = identifier }));

    [Fact]
    public void J1_a_trust_folder_is_read_strictly()
    {
        var file = Path.Combine(world.Authority.TrustFolder, "policy.json");
        foreach (var text in new[]
        {
            "{}", "null", """{"certificatePolicies": null}""", """{"certificatePolicies": []}""", """{"certificatePolicies": ["*"], "schems": []}""",
            """{"certificatePolicies": ["*"], "hashes": ["SHA1"]}""", """{"certificatePolicies": ["*"], "crlAddresses": ["ftp://a/"]}""",
            """{"certificatePolicies": ["*"], "schemes": [7]}""",
        })
        {
            File.WriteAllText(file, text);
            Assert.Throws<FormatException>(() => TrustPolicy.Load(world.Authority.TrustFolder));
        }

        File.WriteAllText(file, """{"certificatePolicies": ["*"], "schemes": ["rsaPss"], "timestampAddress": "http://tsa.example/"}""");
        var policy = TrustPolicy.Load(world.Authority.TrustFolder);
        Assert.Equal([SignatureScheme.RsaPss], policy.Settings.Schemes);
        Assert.NotEqual(world.Policy.Version, policy.Version);
        File.WriteAllText(Path.Combine(world.Authority.TrustFolder, "roots", "notes.txt"), "not a certificate");
        Assert.Contains("notes.txt", Assert.Throws<FormatException>(() => TrustPolicy.Load(world.Authority.TrustFolder)).Message);
    }

    public void Dispose() => world.Dispose();
}
