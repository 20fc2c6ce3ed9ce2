using System.Text;

namespace Reporting.Ledger.Tests;

/// <summary>Alterations of the published log: each is found and located by whoever holds the key, or an older checkpoint.</summary>
public sealed class PublishedLogTests
{
    [Fact]
    public async Task A_byte_of_a_tile_is_found()
    {
        await using var store = await Published(300);
        await Flip(store, "tile/0/000", 1000);
        Verifying.Altered(await Verifying.Log(store), "tile/entries/000, entry 31 (leaf 31)", "checkpoint: the tiles do not give its root");
    }

    [Fact]
    public async Task A_byte_of_a_tile_above_is_found()
    {
        await using var store = await Published(300);
        await Flip(store, "tile/1/000.p/1", 5);
        Verifying.Altered(await Verifying.Log(store), "tile/1/000.p/1");
    }

    [Fact]
    public async Task A_byte_of_an_entry_is_found()
    {
        await using var store = await Published(300);
        await Flip(store, "tile/entries/001.p/44", 100);
        Verifying.Altered(await Verifying.Log(store), "tile/entries/001.p/44, entry 0 (leaf 256)");
    }

    [Fact]
    public async Task A_tile_that_is_missing_is_found()
    {
        await using var store = await Published(300);
        File.Delete(Path.Combine(await store.LogPath(), "tile/0/000"));
        Verifying.Altered(await Verifying.Log(store), "tile/0/000", "missing");
    }

    [Theory]
    [InlineData("40", "41")]
    [InlineData("example.org/ledger", "example.com/ledger")]
    public async Task Another_text_in_the_checkpoint_is_found(string old, string with)
    {
        await using var store = await Published(40);
        var file = Path.Combine(await store.LogPath(), "checkpoint");
        var text = await File.ReadAllTextAsync(file, LedgerStore.Ct);
        var changed = text.IndexOf(old, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text[..changed] + with + text[(changed + old.Length)..], LedgerStore.Ct);
        Verifying.Altered(await Verifying.Log(store), "checkpoint");
    }

    [Fact]
    public async Task An_older_checkpoint_that_is_served_again_is_found()
    {
        await using var store = await Published(40);
        var file = Path.Combine(await store.LogPath(), "checkpoint");
        var older = await File.ReadAllBytesAsync(file, LedgerStore.Ct);
        await store.Append(5);
        await store.Publish();
        await File.WriteAllBytesAsync(file, older, LedgerStore.Ct);
        Verifying.Proven(await Verifying.Log(store));
        Verifying.Altered(
            await Verifying.Log(store, "--history", Path.Combine(await store.LogPath(), "history")),
            "an older one is served: size 40", "has size 45");
    }

    /// <summary>Equal size and another root, and two histories for two readers: signed with the notary's own key.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(25)]
    public async Task Two_histories_are_found_by_a_checkpoint_that_somebody_kept(long size)
    {
        await using var store = await Published(40);
        var key = Assert.Single(store.Shards.SigningKeys(await store.Shard()));
        var text = new Checkpoint((await store.Shard()).Origin, size, MerkleTree.Leaf("another"u8)).Text;
        var kept = Path.Combine(store.Folder, "kept");
        await File.WriteAllTextAsync(kept, new SignedNote(text, [key.Sign(text)]).Encoded, LedgerStore.Ct);
        Verifying.Altered(await Verifying.Log(store, "--history", kept), "kept, checkpoint 1", $"another root at size {size}");
    }

    [Fact]
    public async Task A_cosignature_that_was_removed_or_is_by_an_unknown_key_does_not_count()
    {
        await using var store = await Published(40);
        var (known, unknown) = (SigningKey.Make("example.org/w", VerifierKey.Cosignature), SigningKey.Make("example.org/w", VerifierKey.Cosignature));
        var policy = Path.Combine(store.Folder, "policy");
        await File.WriteAllTextAsync(policy, $"log {await store.VerifierKey()}\nwitness w {known.Verifier.Text}\nquorum w\n", LedgerStore.Ct);
        var file = Path.Combine(await store.LogPath(), "checkpoint");
        var note = SignedNote.Parse(await File.ReadAllBytesAsync(file, LedgerStore.Ct));
        foreach (var (signatures, isProven) in ((IReadOnlyList<NoteSignature>, bool)[])
            [([], false), ([unknown.Cosign(note.Text, DateTimeOffset.UnixEpoch)], false), ([known.Cosign(note.Text, DateTimeOffset.UnixEpoch)], true)])
        {
            var changed = note with { Signatures = [.. note.Signatures, .. signatures] };
            await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes(changed.Encoded), LedgerStore.Ct);
            var found = await Verifying.Run("log", await store.LogPath(), "--policy", policy);
            if (isProven)
                Verifying.Proven(found);
            else
                Verifying.Altered(found, "too few witnesses");
        }
    }

    private static async Task<LedgerStore> Published(int count)
    {
        var store = await LedgerStore.Open();
        await store.Append(count);
        await store.Publish();
        return store;
    }

    private static async Task Flip(LedgerStore store, string name, int at)
    {
        var file = Path.Combine(await store.LogPath(), name);
        var bytes = await File.ReadAllBytesAsync(file, LedgerStore.Ct);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, LedgerStore.Ct);
    }
}
