using System.Net;
using System.Security.Cryptography;

namespace Reporting.Signatures.Tests;

/// <summary>Asking a time-stamp authority: a real one, <c>openssl ts</c> behind an HTTP address.</summary>
public sealed class TimestampClientTests : IDisposable
{
    private readonly World world = new();
    private readonly HttpClient http = new();

    [Fact]
    public async Task J1_a_stamp_of_openssl_is_good()
    {
        Assert.SkipWhen(Openssl.Find("openssl") is null, "openssl is not installed.");
        await using var authority = new LocalServer(Answer);
        // openssl stamps with the real time, so that is when this signature is made.
        var now = new DateTimeOffset(TimeProvider.System.GetUtcNow().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        world.Lists = new CrlSet(world.Authority.IssueLists(now.AddDays(-1), now.AddDays(1)));
        var payload = (World.Payload with { IssuedAt = now, ExpiresAt = now.AddMinutes(15) }).ToBytes();
        var facts = world.Facts() with { StoredPayload = payload, Cms = world.Sign(payload), ReceivedAt = now.AddMinutes(5), Now = now.AddMinutes(5) };
        foreach (var hash in new[] { HashAlgorithmName.SHA256, HashAlgorithmName.SHA512 })
        {
            var answer = await TimestampClient.Ask(http, authority.Address, facts.Cms, hash, TestContext.Current.CancellationToken);
            Assert.Null(answer.Failure);
            var judgement = world.Judge(facts with { Timestamp = answer.Token, TimestampNonce = answer.Nonce });
            Expect.Valid(judgement);
            Assert.Equal(answer.Time!.Value.AddSeconds(1), judgement.ProvenAt);
            Expect.OnlyFailed(16, "signature.timestamp-wrong", world.Judge(
                facts with { Cms = world.Sign(payload), Timestamp = answer.Token, TimestampNonce = answer.Nonce }));
        }
    }

    [Fact]
    public async Task A_stamp_over_a_checkpoint_is_good_for_that_checkpoint_alone()
    {
        Assert.SkipWhen(Openssl.Find("openssl") is null, "openssl is not installed.");
        await using var authority = new LocalServer(Answer);
        var note = "example.org/ledger\n12\nAAAA\n"u8.ToArray();
        var answer = await TimestampClient.AskOver(
            http, authority.Address, note, HashAlgorithmName.SHA256, TestContext.Current.CancellationToken);
        Assert.Null(answer.Failure);
        var (token, nonce) = (answer.Token!.Value, answer.Nonce.ToArray());
        var now = answer.Time!.Value;
        Assert.Null(StampedContent.Fault(token, note, nonce, now, world.Policy));
        Assert.StartsWith("its time is", StampedContent.Fault(token, note, nonce, now.AddMinutes(2), world.Policy), StringComparison.Ordinal);
        note[3] ^= 1;
        Assert.Equal("it is over something else", StampedContent.Fault(token, note, nonce, now, world.Policy));
        note[3] ^= 1;
        nonce[^1] ^= 1;
        Assert.Equal("it has another nonce", StampedContent.Fault(token, note, nonce, now, world.Policy));
        nonce[^1] ^= 1;
        var trustsNobody = new TrustPolicy(world.Policy.Settings, [], [], []);
        Assert.StartsWith("its certificate", StampedContent.Fault(token, note, nonce, now, trustsNobody), StringComparison.Ordinal);
        Assert.NotNull(StampedContent.Fault(token[..^1], note, nonce, now, world.Policy));
    }

    [Fact]
    public async Task J1_an_authority_that_is_away_or_answers_nonsense_is_a_failure_and_no_exception()
    {
        var cms = world.Facts().Cms;
        foreach (var bytes in new[] { [], "no"u8.ToArray(), [0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02], new byte[100_000] })
        {
            await using var broken = new LocalServer((_, _) => Task.FromResult((200, bytes)));
            Assert.NotNull((await Ask(broken.Address, cms)).Failure);
        }

        await using var failing = new LocalServer((_, _) => Task.FromResult((500, Array.Empty<byte>())));
        Assert.NotNull((await Ask(failing.Address, cms)).Failure);
        Assert.NotNull((await Ask(new Uri("http://127.0.0.1:9/"), cms)).Failure);
    }

    private Task<TimestampAnswer> Ask(Uri address, ReadOnlyMemory<byte> cms) =>
        TimestampClient.Ask(http, address, cms, HashAlgorithmName.SHA256, TestContext.Current.CancellationToken);

    private async Task<(int, byte[])> Answer(HttpListenerRequest request, byte[] body)
    {
        Assert.Equal("application/timestamp-query", request.ContentType);
        var folder = world.Folder;
        await File.WriteAllTextAsync(Path.Combine(folder, "serial"), "01");
        await File.WriteAllBytesAsync(Path.Combine(folder, "query"), body);
        await File.WriteAllTextAsync(Path.Combine(folder, "ts.cnf"),
            """
            [tsa]
            default_tsa = demo
            [demo]
            serial = serial
            signer_cert = ca/timestamp.crt
            signer_key = ca/timestamp.key
            signer_digest = sha256
            default_policy = 1.3.6.1.4.1.32473.1.3
            digests = sha256, sha384, sha512
            accuracy = secs:1
            ess_cert_id_alg = sha256
            """);
        await Openssl.Run(folder, "ts", "-reply", "-config", "ts.cnf", "-queryfile", "query", "-out", "reply");
        return (200, await File.ReadAllBytesAsync(Path.Combine(folder, "reply")));
    }

    public void Dispose()
    {
        http.Dispose();
        world.Dispose();
    }
}
