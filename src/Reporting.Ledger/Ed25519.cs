using System.Runtime.InteropServices;

namespace Reporting.Ledger;

/// <summary>RFC 8032 Ed25519 by OpenSSL's libcrypto: .NET has no type for it.</summary>
public static partial class Ed25519
{
    public const int SeedLength = 32;
    public const int PublicKeyLength = 32;
    public const int SignatureLength = 64;

    private const string Crypto = "libcrypto.so.3";
    private const int KeyType = 1087; // NID_ED25519

    public static byte[] PublicKey(ReadOnlySpan<byte> seed)
    {
        var key = Require(NewPrivateKey(KeyType, 0, seed, (nuint)seed.Length));
        try
        {
            var bytes = new byte[PublicKeyLength];
            var length = (nuint)bytes.Length;
            Require(GetPublicKey(key, bytes, ref length));
            return bytes;
        }
        finally
        {
            FreeKey(key);
        }
    }

    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        var key = Require(NewPrivateKey(KeyType, 0, seed, (nuint)seed.Length));
        var context = NewContext();
        try
        {
            Require(SignInit(context, 0, 0, 0, key));
            var signature = new byte[SignatureLength];
            var length = (nuint)signature.Length;
            Require(DigestSign(context, signature, ref length, message, (nuint)message.Length));
            return signature;
        }
        finally
        {
            FreeContext(context);
            FreeKey(key);
        }
    }

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicKeyLength || signature.Length != SignatureLength)
            return false;
        var key = NewPublicKey(KeyType, 0, publicKey, (nuint)publicKey.Length);
        if (key == 0)
            return false;
        var context = NewContext();
        try
        {
            return VerifyInit(context, 0, 0, 0, key) == 1
                && DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
        }
        finally
        {
            FreeContext(context);
            FreeKey(key);
        }
    }

    private static nint Require(nint pointer) =>
        pointer != 0 ? pointer : throw new LedgerException("libcrypto does not take the Ed25519 key.");

    private static void Require(int isDone)
    {
        if (isDone != 1)
            throw new LedgerException("libcrypto could not use the Ed25519 key.");
    }

    [LibraryImport(Crypto, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    private static partial nint NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Crypto, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    private static partial nint NewPublicKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Crypto, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    private static partial int GetPublicKey(nint key, Span<byte> bytes, ref nuint length);

    [LibraryImport(Crypto, EntryPoint = "EVP_PKEY_free")]
    private static partial void FreeKey(nint key);

    [LibraryImport(Crypto, EntryPoint = "EVP_MD_CTX_new")]
    private static partial nint NewContext();

    [LibraryImport(Crypto, EntryPoint = "EVP_MD_CTX_free")]
    private static partial void FreeContext(nint context);

    [LibraryImport(Crypto, EntryPoint = "EVP_DigestSignInit")]
    private static partial int SignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Crypto, EntryPoint = "EVP_DigestSign")]
    private static partial int DigestSign(
        nint context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);

    [LibraryImport(Crypto, EntryPoint = "EVP_DigestVerifyInit")]
    private static partial int VerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Crypto, EntryPoint = "EVP_DigestVerify")]
    private static partial int DigestVerify(
        nint context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);
}
