using System.Globalization;

namespace Reporting.Ledger.Tests;

/// <summary>Alterations 21 to 27, on the published log of a store with real signatures.</summary>
public sealed class SignedLogAlterationTests
{
    /// <summary>21 and 22: a byte of a file.</summary>
    [Theory]
    [InlineData("0", "the entry does not give the hash in its tile")]
    [InlineData("entries", "tile/entries/")]
    public async Task A_byte_of_the_published_log_is_found(string level, string what)
    {
        await using var store = await SignedStore.Open();
        var file = Directory.EnumerateFiles(Path.Combine(await store.LogPath(), "tile", level), "*", SearchOption.AllDirectories)
            .OrderByDescending(path => long.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0).First();
        var bytes = await File.ReadAllBytesAsync(file, SignedStore.Ct);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, SignedStore.Ct);
        Verifying.Altered(await store.Verify(), what);
    }

    /// <summary>23 to 26: the checkpoint's text, an older one, another root at its size, another history at a smaller one.</summary>
    [Theory]
    [InlineData("text", "signature is wrong")]
    [InlineData("older", "an older one is served")]
    [InlineData("root", "another root at size")]
    [InlineData("history", "there are two histories")]
    public async Task Another_checkpoint_is_found(string which, string what)
    {
        await using var store = await SignedStore.Open();
        var shard = await store.Shards.Current(null, SignedStore.Ct);
        var file = Path.Combine(await store.LogPath(), "checkpoint");
        var kept = Path.Combine(store.Folder, "kept");
        var newest = SignedNote.Parse(await File.ReadAllBytesAsync(file, SignedStore.Ct));
        var (size, signing) = (Checkpoint.Parse(newest.Text).Size, store.Shards.SigningKeys(shard)[0]);
        string Signed(long at, byte[] root)
        {
            var text = new Checkpoint(shard.Origin, at, root).Text;
            return new SignedNote(text, [signing.Sign(text)]).Encoded;
        }
        if (which == "text")
            await File.WriteAllTextAsync(file, newest.Encoded.Replace($"\n{size}\n", $"\n{size - 1}\n", StringComparison.Ordinal), SignedStore.Ct);
        await File.WriteAllTextAsync(kept, which switch
        {
            "older" => Signed(size + 5, MerkleTree.Leaf("later"u8)),
            "root" => Signed(size, MerkleTree.Leaf("another"u8)),
            "history" => Signed(size - 3, MerkleTree.Leaf("another"u8)),
            _ => newest.Encoded,
        }, SignedStore.Ct);
        Verifying.Altered(await store.Verify("--history", kept), what);
    }

    /// <summary>27: no cosignature, one by an unknown key, and the right one.</summary>
    [Fact]
    public async Task A_cosignature_that_is_missing_or_unknown_is_found()
    {
        await using var store = await SignedStore.Open();
        var (known, unknown) = (SigningKey.Make("example.org/w", VerifierKey.Cosignature), SigningKey.Make("example.org/w", VerifierKey.Cosignature));
        var policy = Path.Combine(store.Folder, "policy");
        await File.WriteAllTextAsync(policy, $"log {await store.VerifierKey()}\nwitness w {known.Verifier.Text}\nquorum w\n", SignedStore.Ct);
        var file = Path.Combine(await store.LogPath(), "checkpoint");
        var note = SignedNote.Parse(await File.ReadAllBytesAsync(file, SignedStore.Ct));
        string[] call = ["db", store.ConnectionString, "--log", await store.LogPath(), "--policy", policy];
        Verifying.Altered(await Verifying.Run(call), "too few witnesses");
        foreach (var (key, isProven) in ((SigningKey, bool)[])[(unknown, false), (known, true)])
        {
            var cosigned = note with { Signatures = [.. note.Signatures, key.Cosign(note.Text, DateTimeOffset.UnixEpoch)] };
            await File.WriteAllTextAsync(file, cosigned.Encoded, SignedStore.Ct);
            if (isProven)
                Verifying.Proven(await Verifying.Run(call));
            else
                Verifying.Altered(await Verifying.Run(call), "too few witnesses");
        }
    }
}
