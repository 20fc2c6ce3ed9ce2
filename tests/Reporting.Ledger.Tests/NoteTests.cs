using System.Text;
using System.Text.Json;
using global::Ledger.Verify;

namespace Reporting.Ledger.Tests;

/// <summary>Ed25519, signed notes, checkpoints and keys, for both implementations.</summary>
public sealed class NoteTests
{
    /// <summary>RFC 8032 section 7.1: seed, public key, message, signature.</summary>
    public static readonly TheoryData<string, string, string, string> Rfc8032 = new()
    {
        {
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
    };

    [Theory]
    [MemberData(nameof(Rfc8032))]
    public void Ed25519_is_that_of_the_RFC(string seed, string publicKey, string message, string signature)
    {
        var (key, text, wanted) = (Convert.FromHexString(publicKey), Convert.FromHexString(message), Convert.FromHexString(signature));
        Assert.Equal(key, Ed25519.PublicKey(Convert.FromHexString(seed)));
        Assert.Equal(wanted, Ed25519.Sign(Convert.FromHexString(seed), text));
        foreach (var verify in (Verify[])[Ed25519.Verify, Ed25519Check.Verify])
        {
            Assert.True(verify(key, text, wanted));
            Assert.False(verify(key, [.. text, 0], wanted));
            for (var bit = 0; bit < 512; bit += 31)
            {
                var flipped = (byte[])wanted.Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(verify(key, text, flipped));
            }
        }
    }

    private delegate bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    [Fact]
    public void The_example_of_C2SP_verifies()
    {
        var example = JsonDocument.Parse(File.ReadAllBytes(Vector.Shared("signed-note-vectors.json"))).RootElement.GetProperty("c2spExample");
        var key = VerifierKey.Parse(example.GetProperty("vkey").GetString()!);
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(example.GetProperty("note").GetString()!));
        Assert.True(key.HasSigned(note));
        Assert.Equal(example.GetProperty("note").GetString(), note.Encoded);
        Assert.Equal(example.GetProperty("vkey").GetString(), key.Text);
        Assert.False(key.HasSigned(note with { Text = note.Text + "more\n" }));
    }

    [Fact]
    public void The_checkpoints_of_another_log_verify_and_their_roots_come_out()
    {
        var log = JsonDocument.Parse(File.ReadAllBytes(Vector.Shared("signed-note-vectors.json"))).RootElement.GetProperty("tesseraLog");
        var vkey = log.GetProperty("vkey").GetString()!;
        var leaves = log.GetProperty("leaves").EnumerateArray().Select(leaf => Encoding.UTF8.GetBytes(leaf.GetString()!)).ToArray();
        var range = new CompactRange();
        foreach (var text in log.GetProperty("checkpoints").EnumerateArray().Select(c => c.GetString()!))
        {
            var note = SignedNote.Parse(Encoding.UTF8.GetBytes(text));
            var checkpoint = Checkpoint.Parse(note.Text);
            Assert.True(VerifierKey.Parse(vkey).HasSigned(note));
            Assert.Equal(Head.Signed.Yes, Head.Parse(Encoding.UTF8.GetBytes(text)).By(TrustedKey.Parse(vkey)));
            Assert.Equal(note.Text, checkpoint.Text);
            Assert.Equal(checkpoint.Root, range.Root());
            if (range.Size < leaves.Length)
                range.Append(MerkleTree.Leaf(leaves[range.Size]));
        }
    }

    [Fact]
    public void A_signature_and_a_cosignature_of_ours_verify_by_both()
    {
        var (log, witness) = (SigningKey.Make("example.org/log"), SigningKey.Make("example.org/w", VerifierKey.Cosignature));
        var text = new Checkpoint("example.org/log", 0, MerkleTree.EmptyRoot).Text;
        var note = new SignedNote(text, [log.Sign(text), witness.Cosign(text, DateTimeOffset.UnixEpoch.AddDays(20_000))]);
        var read = SignedNote.Parse(Encoding.UTF8.GetBytes(note.Encoded));
        var head = Head.Parse(Encoding.UTF8.GetBytes(note.Encoded));
        foreach (var key in (VerifierKey[])[log.Verifier, witness.Verifier])
        {
            Assert.True(key.HasSigned(read));
            Assert.Equal(Head.Signed.Yes, head.By(TrustedKey.Parse(key.Text)));
        }
        Assert.Equal(log.Text, SigningKey.Parse(log.Text).Text);
    }

    [Theory]
    [InlineData("no signatures\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("text\n\n— na+me AAAAAAAA\n")]
    [InlineData("text\n\n— name AAAAAAAA")]
    [InlineData("te\txt\n\n— name AAAAAAAA\n")]
    public void What_is_no_note_is_refused(string note) =>
        Assert.Throws<FormatException>(() => SignedNote.Parse(Encoding.UTF8.GetBytes(note)));

    [Theory]
    [InlineData("origin\n1\n")]
    [InlineData("origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n1\nAAAA\n")]
    public void What_is_no_checkpoint_is_refused(string text) => Assert.Throws<FormatException>(() => Checkpoint.Parse(text));
}
