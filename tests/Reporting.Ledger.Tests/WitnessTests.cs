using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Reporting.Host.Ledger;

namespace Reporting.Ledger.Tests;

/// <summary>A witness by C2SP tlog-witness: every status code, and no way to roll a log back.</summary>
public sealed class WitnessTests : IDisposable
{
    private const int Seed = 20261122;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-witness-tests-");
    private readonly SigningKey log = SigningKey.Make("example.org/log");
    private readonly SigningKey own = SigningKey.Make("example.org/witness", VerifierKey.Cosignature);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_log_that_grows_is_cosigned()
    {
        var witness = Make();
        long old = 0;
        foreach (var size in (long[])[1, 2, 2, 7, 256, 300, 1000])
        {
            var note = At(size);
            var answer = witness.AddCheckpoint(Request(old, note, size));
            Assert.Equal(200, answer.Status);
            var line = NoteSignature.Parse(answer.Body.TrimEnd('\n'))!;
            Assert.True(own.Verifier.HasSigned(note with { Signatures = [line] }));
            old = size;
        }
    }

    [Fact]
    public void What_it_cosigned_is_remembered_by_the_next_process()
    {
        Assert.Equal(200, Make().AddCheckpoint(Request(0, At(5), 5)).Status);
        var answer = Make().AddCheckpoint(Request(0, At(9), 9));
        Assert.Equal((409, "5\n", "text/x.tlog.size"), (answer.Status, answer.Body, answer.ContentType));
        Assert.Equal(200, Make().AddCheckpoint(Request(5, At(9), 9)).Status);
    }

    [Fact]
    public void Each_fault_has_its_status()
    {
        var witness = Make();
        var ten = At(10);
        Assert.Equal(200, witness.AddCheckpoint(Request(0, ten, 10)).Status);
        var twenty = At(20);
        Assert.Equal(400, Status(witness, "nothing"));
        Assert.Equal(400, Status(witness, "old 010\n\n" + twenty.Encoded));
        Assert.Equal(400, Status(witness, "new 10\n\n" + twenty.Encoded));
        Assert.Equal(400, Status(witness, "old 10\nAAAA\n\n" + twenty.Encoded));
        Assert.Equal(400, Status(witness, "old 10\n" + string.Concat(Enumerable.Repeat(Convert.ToBase64String(new byte[32]) + "\n", 64)) + "\n" + twenty.Encoded));
        Assert.Equal(400, Status(witness, "old 0\n" + Convert.ToBase64String(new byte[32]) + "\n\n" + twenty.Encoded));
        Assert.Equal(400, Status(witness, "old 10\n\nnot a note\n"));
        Assert.Equal(400, witness.AddCheckpoint(Request(30, twenty, 20)).Status);
        Assert.Equal(404, Status(witness, "old 0\n\n" + Signed(SigningKey.Make("example.org/other"), 1, ten).Encoded));
        Assert.Equal(403, Status(witness, "old 10\n\n" + Signed(SigningKey.Make("example.org/log"), 10, ten).Encoded));
        Assert.Equal(409, witness.AddCheckpoint(Request(9, twenty, 20)).Status);
        Assert.Equal(422, Status(witness, "old 10\n\n" + twenty.Encoded));
        // The same size with another root: the log signed two histories.
        var other = new Checkpoint(log.Verifier.Name, 10, MerkleTree.Leaf("other"u8)).Text;
        Assert.Equal(409, Status(witness, "old 10\n\n" + new SignedNote(other, [log.Sign(other)]).Encoded));
        Assert.Equal(200, witness.AddCheckpoint(Request(10, twenty, 20)).Status);
    }

    [Fact]
    public async Task Of_many_at_once_none_rolls_the_log_back()
    {
        var witness = Make();
        var random = new Random(Seed);
        TestContext.Current.SendDiagnosticMessage($"seed {Seed}");
        Assert.Equal(200, witness.AddCheckpoint(Request(0, At(100), 100)).Status);
        var requests = Enumerable.Range(0, 100).Select(_ => random.Next(101, 400)).Select(size => (Size: size, Request: Request(100, At(size), size))).ToList();
        var answers = await Task.WhenAll(requests.Select(one => Task.Run(() => (one.Size, Answer: witness.AddCheckpoint(one.Request)))));
        var first = Assert.Single(answers, answer => answer.Answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Answer.Status != 200), answer => Assert.Equal(409, answer.Answer.Status));
        var now = witness.AddCheckpoint(Request(0, At(400), 400));
        Assert.Equal(first.Size.ToString(CultureInfo.InvariantCulture) + "\n", now.Body);
    }

    [Fact]
    public async Task A_checkpoint_is_published_when_two_of_three_witnesses_cosigned()
    {
        await using var store = await LedgerStore.Open();
        await store.Append(5);
        var shard = await store.Shards.Current("example.org/ledger", LedgerStore.Ct);
        var witnesses = new List<WebApplication>();
        var policy = new StringBuilder($"log {shard.Keys[0].Text}\n");
        for (var i = 1; i <= 3; i++)
        {
            var app = WitnessServer.Make($"w{i}.example.org", [.. shard.Keys], Path.Combine(folder.FullName, $"w{i}"), "http://127.0.0.1:0");
            await app.StartAsync(LedgerStore.Ct);
            witnesses.Add(app);
            using var client = new HttpClient();
            var vkey = (await client.GetStringAsync(new Uri(app.Urls.First() + "/vkey"), LedgerStore.Ct)).TrimEnd();
            policy.Append(CultureInfo.InvariantCulture, $"witness w{i} {vkey} {app.Urls.First()}\n");
        }
        policy.Append("group all-of-them 2 w1 w2 w3\nquorum all-of-them\n");
        var options = WitnessPolicy.Parse(policy.ToString());
        var file = Path.Combine(folder.FullName, "policy");
        await File.WriteAllTextAsync(file, policy.ToString(), LedgerStore.Ct);

        var second = witnesses[1].Urls.First();
        await witnesses[2].DisposeAsync();
        await store.Publish(ledger => ledger with { Policy = options });
        Verifying.Proven(await Verifying.Run("log", await store.LogPath(), "--policy", file));

        await witnesses[1].DisposeAsync();
        await store.Append(5);
        await using (var alone = store.Notarise(ledger => ledger with { Policy = options }))
        {
            await LedgerStore.Reaches(alone, NotaryState.Pending);
            Assert.Equal(5, (await store.Checkpoint()).Size);
            Assert.True(File.Exists(Path.Combine(await store.LogPath(), "checkpoint.pending")));
        }
        // The second comes back, with what it remembers; the pending one is published.
        await using var again = WitnessServer.Make(null, [.. shard.Keys], Path.Combine(folder.FullName, "w2"), second);
        await again.StartAsync(LedgerStore.Ct);
        await store.Publish(ledger => ledger with { Policy = options });
        Assert.Equal(10, (await store.Checkpoint()).Size);
        Verifying.Proven(await Verifying.Run("log", await store.LogPath(), "--policy", file, "--history", Path.Combine(await store.LogPath(), "history")));
        await witnesses[0].DisposeAsync();
    }

    private Witness Make() => new(own, [log.Verifier], folder.FullName, TimeProvider.System);

    private SignedNote At(long size) => Signed(log, size, null);

    private static SignedNote Signed(SigningKey key, long size, SignedNote? of)
    {
        var root = of is null ? Root(size) : Checkpoint.Parse(of.Text).Root;
        var text = new Checkpoint(key.Verifier.Name, size, root).Text;
        return new SignedNote(text, [key.Sign(text)]);
    }

    private static byte[] Root(long size)
    {
        var range = new CompactRange();
        for (long i = 0; i < size; i++)
            range.Append(MerkleTree.Leaf(Vector.LargeEntry(i)));
        return range.Root();
    }

    private static byte[] Request(long old, SignedNote note, long size)
    {
        var request = new StringBuilder().Append(CultureInfo.InvariantCulture, $"old {old}\n");
        if (old <= size)
            foreach (var hash in Proof(old, size))
                request.Append(Convert.ToBase64String(hash)).Append('\n');
        return Encoding.UTF8.GetBytes(request.Append('\n').Append(note.Encoded).ToString());
    }

    private static List<byte[]> Proof(long old, long size)
    {
        // Tiles of the size asked for, from leaves that are all known by number.
        var edge = new TileEdge();
        var tiles = new Dictionary<string, byte[]>();
        while (edge.Size < size)
            edge.Append(MerkleTree.Leaf(Vector.LargeEntry(edge.Size)), (tile, hashes) => tiles[tile.Path] = [.. hashes.SelectMany(h => h)]);
        foreach (var (tile, hashes) in edge.Partial())
            tiles[tile.Path] = [.. hashes.SelectMany(h => h)];
        return new TileSource(tiles.GetValueOrDefault).ConsistencyProof(old, size);
    }

    private static int Status(Witness witness, string request) => witness.AddCheckpoint(Encoding.UTF8.GetBytes(request)).Status;
}
