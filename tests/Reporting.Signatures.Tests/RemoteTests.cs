using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Tests;

/// <summary>Signing with a key elsewhere: only the hash goes out, only the raw signature comes back.</summary>
public sealed class RemoteTests : IDisposable
{
    private readonly World world = new();

    [Theory]
    [InlineData(SignatureScheme.RsaPkcs1)]
    [InlineData(SignatureScheme.RsaPss)]
    [InlineData(SignatureScheme.Ecdsa)]
    public void J1_a_remote_key_signs_the_hash(SignatureScheme scheme)
    {
        using AsymmetricAlgorithm key =
            scheme == SignatureScheme.Ecdsa ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        using var certificate = world.Issue(key);
        using var bare = X509CertificateLoader.LoadCertificate(certificate.RawData);
        var algorithm = new SigningAlgorithm(scheme, HashAlgorithmName.SHA256);
        var prepared = PreparedSignature.Of(World.Payload.ToBytes(), bare, algorithm, World.Noon);
        // As it comes out of a store.
        var restored = new PreparedSignature(prepared.Certificate.ToArray(), prepared.SignedAttributes.ToArray(), algorithm);
        byte[][] raws = key is ECDsa curve
            ? [curve.SignHash(restored.Hash), curve.SignHash(restored.Hash, DSASignatureFormat.Rfc3279DerSequence)]
            : [((RSA)key).SignHash(restored.Hash, HashAlgorithmName.SHA256,
                scheme == SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)];
        foreach (var raw in raws)
        {
            Expect.Valid(world.Judge(world.Facts(certificate) with { Cms = restored.Assemble(raw) }));
            raw[^1] ^= 1;
            Assert.Null(restored.Assemble(raw));
        }

        Assert.Null(restored.Assemble([]));
    }

    [Fact]
    public void J1_a_signature_over_another_hash_is_not_assembled()
    {
        using var key = world.Certificate.GetECDsaPrivateKey()!;
        var prepared = PreparedSignature.Of(
            World.Payload.ToBytes(), world.Certificate, SigningAlgorithm.For(world.Certificate), World.Noon);
        Assert.Null(prepared.Assemble(key.SignHash(SHA256.HashData(World.Payload.ToBytes()))));
    }

    public void Dispose() => world.Dispose();
}
